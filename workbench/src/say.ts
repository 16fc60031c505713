// One line at the foot of the page, read out by screen readers, gone after a while.
let timer = 0;

export function offline(): string {
  return document.getElementById("said")?.dataset["offline"] ?? "";
}

export function say(words: string): void {
  const line = document.getElementById("said");
  if (!line) return;
  line.textContent = words;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => (line.textContent = ""), 6000);
}
