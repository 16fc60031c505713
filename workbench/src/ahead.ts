// Names of actors and places while they are typed: the server's list is offered, arrow keys and Enter choose.
import { ask } from "./send";

interface Found {
  id: string;
  name: string;
  said: string;
}

const WAIT = 120;
let count = 0;

export function beginAhead(input: HTMLInputElement, nothing: string): void {
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.id = `ahead-${(count += 1)}`;
  list.hidden = true;
  list.setAttribute("aria-label", input.closest("label")?.firstChild?.textContent?.trim() ?? "");
  (input.closest("label") ?? input).after(list);
  input.setAttribute("aria-controls", list.id);
  let timer = 0;
  let asked: AbortController | null = null;

  const close = (): void => {
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option: HTMLElement): void => {
    input.value = option.dataset["name"] ?? "";
    input.dataset["id"] = option.dataset["id"] ?? "";
    input.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
    close();
  };
  const look = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const address = `/${input.dataset["ahead"]}?q=${encodeURIComponent(input.value)}`;
    const found = await ask<Found[]>(address, asked.signal).catch(() => null);
    if (!found) return;
    list.replaceChildren(...(found.length ? found.map(option) : [none(nothing)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  input.addEventListener("input", () => {
    input.dataset["id"] = "";
    window.clearTimeout(timer);
    if (input.value.trim().length < 2) close();
    else timer = window.setTimeout(() => void look(), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    if (list.hidden) return;
    const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(input, options, (now + (event.key === "ArrowDown" ? 1 : -1) + options.length) % Math.max(1, options.length));
    } else if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      const chosen = options[Math.max(0, now)];
      if (chosen) choose(chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option) choose(option);
  });
  input.addEventListener("blur", () => window.setTimeout(close, 100));
}

function option(found: Found): HTMLElement {
  const line = document.createElement("li");
  line.setAttribute("role", "option");
  line.id = `ahead-option-${(count += 1)}`;
  line.dataset["id"] = found.id;
  line.dataset["name"] = found.name;
  const name = document.createElement("bdi");
  name.textContent = found.name;
  const rest = document.createElement("span");
  rest.className = "quiet-words";
  rest.textContent = found.said;
  const id = document.createElement("bdi");
  id.className = "quiet-words";
  id.textContent = found.id;
  line.append(name, " ", rest, " · ", id);
  return line;
}

function none(words: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = words;
  line.className = "quiet-words";
  return line;
}

function mark(input: HTMLInputElement, options: HTMLElement[], at: number): void {
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
  const chosen = options[at];
  if (!chosen) return;
  input.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}
