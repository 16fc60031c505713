// Any element with `data-key` is used by that key, unless a person is typing; the help lists them.

export function begin(): void {
  const help = document.getElementById("help") as HTMLDialogElement | null;
  document.getElementById("help-open")?.addEventListener("click", () => {
    help?.showModal();
    // Else the focus would go to the link before it. The attribute `autofocus` asks for it as the page opens, too.
    help?.querySelector<HTMLElement>("form button")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    const open = document.querySelector<HTMLElement>("dialog[open]");
    const wanted = usable(open ?? document.body, event.key);
    if (!wanted) return;
    event.preventDefault();
    // What takes words gets the focus, and what opens comes into sight with it.
    if (wanted.matches("input, select, textarea, summary, [tabindex='0']")) wanted.focus();
    wanted.click();
  });
}

// Whether a key is pressed for what the page shows: no dialog stands before it, and nobody has used the key yet.
export function isForPage(event: KeyboardEvent): boolean {
  return isPlain(event) && !document.querySelector("dialog[open]");
}

function isPlain(event: KeyboardEvent): boolean {
  return !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable=true]");
}

function usable(within: HTMLElement, key: string): HTMLElement | undefined {
  const all = within.querySelectorAll<HTMLElement>("[data-key]");
  return [...all].find((one) => one.dataset["key"]?.split(" ").includes(key) && one.checkVisibility() && !one.matches(":disabled"));
}
