// What every page has: htmx with our token, the theme, the keys and their help, and the module of the page.
import htmx from "htmx.org";
import "./app.css";
import "./events.css";
import "./explore.css";
import "./inbox.css";
import "./people.css";
import "./report.css";
import { begin as beginKeys } from "./keys";
import { offline, say } from "./say";
import { token } from "./send";
import { beginTheme } from "./theme";

type Begin = { begin: () => void };

// A page names its module in `data-module`; each is loaded only where it is used.
const modules: Record<string, () => Promise<Begin>> = {
  adjudication: () => import("./adjudication"),
  event: () => import("./event"),
  explore: () => import("./explore"),
  report: () => import("./report"),
  inbox: () => import("./inbox"),
  rows: () => import("./rows"),
};

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}

function beginHtmx(): void {
  window.htmx = htmx;
  htmx.defineExtension("json-enc", {
    onEvent: (name: string, event: CustomEvent): boolean => {
      if (name === "htmx:configRequest") event.detail.headers["Content-Type"] = "application/json";
      return true;
    },
    encodeParameters: (xhr: XMLHttpRequest, parameters: FormData): string => {
      xhr.overrideMimeType("text/json");
      const whole: Record<string, unknown> = {};
      for (const name of new Set(parameters.keys())) {
        const values = parameters.getAll(name);
        whole[name] = values.length > 1 ? values : values[0];
      }
      return JSON.stringify(whole);
    },
  });
  document.body.addEventListener("htmx:configRequest", (event) => {
    (event as CustomEvent).detail.headers["X-CSRF-Token"] = token();
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    const answer = (event as CustomEvent).detail.xhr as XMLHttpRequest;
    const words = new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("main p");
    const told = words?.textContent ?? `${answer.status}`;
    // A form that has a place for it says it there, as long as it holds.
    const place = ((event as CustomEvent).detail.elt as HTMLElement).querySelector<HTMLElement>("[data-refused]");
    if (place) place.textContent = told;
    else say(told);
  });
  document.body.addEventListener("htmx:sendError", (event) => {
    // What a page asks for by itself is asked for again: only what a person did is answered.
    const asked = (event as CustomEvent).detail.elt as HTMLElement;
    if (!asked.matches("[hx-trigger^='every'], [hx-trigger^='load']")) say(offline());
  });
}

// What stays in sight while one scrolls stays below the head of the page, however many lines that takes.
function beginHead(): void {
  const head = document.querySelector<HTMLElement>(".top");
  if (!head) return;
  const measured = (): void => document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`);
  new ResizeObserver(measured).observe(head);
}

async function beginModule(): Promise<void> {
  const named = document.body.dataset["module"] ?? "";
  const load = modules[named];
  if (load) (await load()).begin();
  document.body.dataset["ready"] = named; // a program that uses the page waits for it
}

beginTheme();
beginHead();
beginHtmx();
beginKeys();
void beginModule();
