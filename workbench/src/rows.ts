// Lists and their keys: j and k go from row to row, Enter uses the first link of the row.
import { isForPage } from "./keys";

export function begin(): void {
  const rows = [...document.querySelectorAll<HTMLElement>("table[data-rows] tbody tr:not([hidden]):not(.trace-row)")];
  let at = -1;
  const go = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    rows[at]?.removeAttribute("aria-selected");
    at = rows.indexOf(row);
    row.setAttribute("aria-selected", "true");
    row.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (!isForPage(event)) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at < 0 ? 0 : at - 1);
    else if (event.key === "Enter" && event.target === document.body && at >= 0) rows[at]?.querySelector<HTMLElement>("a, button")?.click();
    else return;
    event.preventDefault();
  });
}
