// One line at the foot of the page, read out by screen readers, gone after a while.
import { Refused } from "./send";

let timer = 0;

export function offline(): string {
  return document.getElementById("said")?.dataset["offline"] ?? "";
}

// Why something was not done: the server refused it, or it did not answer, for which a page may have own words.
export function reason(error: unknown, unanswered = offline()): string {
  return error instanceof Refused ? error.message : unanswered;
}

export function say(words: string): void {
  const line = document.getElementById("said");
  if (!line) return;
  line.textContent = words;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => (line.textContent = ""), 6000);
}
