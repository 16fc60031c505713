// The inbox: a row is chosen by keys and opened; the search takes the cursor.
import { isTyping } from "./keys";

export function begin(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (isTyping(event.target)) return;
    if (used(event)) event.preventDefault();
  });
}

function used(event: KeyboardEvent): boolean {
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return move(1);
    case "k":
    case "ArrowUp":
      return move(-1);
    case "/":
      return search();
    default:
      return false;
  }
}

// The link of a row takes the focus, so that Enter opens it and a screen reader reads it.
function move(by: number): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-row] th a")];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-focus-key='/']");
  field?.focus();
  field?.select();
  return field !== null;
}
