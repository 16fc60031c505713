// The page of one event: "why?" opens and closes the trace, a key opens the form of an act and goes to its first field.
import { begin as beginRows } from "./rows";
import { say } from "./say";

export function begin(): void {
  beginRows();
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const link = (event as CustomEvent).detail.elt as HTMLElement;
    if (link.matches(".why") && toggle(link)) event.preventDefault();
  });
  for (const one of document.querySelectorAll<HTMLDetailsElement>(".acts details")) {
    one.addEventListener("toggle", () => {
      if (one.open) one.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
    });
  }
  for (const one of document.querySelectorAll<HTMLElement>("[data-go]")) {
    one.addEventListener("change", () => one.closest("form")?.requestSubmit());
  }
  beginTicks();
}

// What is ticked, in a line at the foot that leads to the form.
function beginTicks(): void {
  const line = document.querySelector<HTMLElement>("[data-ticked]");
  const words = line?.querySelector("span");
  const form = document.getElementById("split");
  if (!line || !words || !(form instanceof HTMLDetailsElement)) return;
  const count = (): void => {
    const ticked = document.querySelectorAll(".tick input:checked").length;
    line.hidden = ticked === 0;
    words.textContent = `${line.dataset["ticked"] ?? ""} ${ticked}`;
  };
  document.addEventListener("change", count);
  const send = document.getElementById("split-form");
  send?.addEventListener("htmx:beforeRequest", (event) => {
    if (document.querySelector(".tick input:checked")) return;
    event.preventDefault();
    say(send.dataset["none"] ?? "");
  });
  document.addEventListener("reset", () => setTimeout(count));
  line.querySelector("[data-open]")?.addEventListener("click", () => {
    form.open = true;
    form.querySelector("textarea")?.focus();
  });
  count();
}

// Opens or closes the trace beneath a figure; whether it is there already.
function toggle(link: HTMLElement): boolean {
  const place = document.getElementById(link.getAttribute("aria-controls") ?? "");
  const row = place?.closest<HTMLElement>("tr");
  if (!place || !row) return false;
  row.hidden = !row.hidden;
  link.setAttribute("aria-expanded", String(!row.hidden));
  return row.hidden || place.childElementCount > 0;
}
