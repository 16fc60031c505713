// Which words of the text belong to the claim that is looked at: they stand out from those of the others.

export function showWords(pane: HTMLElement, number: number | null, follow: boolean): void {
  let first: HTMLElement | null = null;
  for (const mark of pane.querySelectorAll<HTMLElement>("mark")) {
    const own = number !== null && claimsOf(mark).includes(number);
    mark.classList.toggle("now", own);
    if (own && mark.dataset["kind"] === "trigger") first ??= mark;
  }
  if (follow && first) first.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function claimsOf(mark: HTMLElement): number[] {
  return (mark.dataset["claims"] ?? "").split(" ").filter(Boolean).map(Number);
}

// The claims whose words are under a point of the text: those that they name the event of come first.
export function claimsAt(target: EventTarget | null, pane: HTMLElement): number[] {
  const found: number[] = [];
  const named: number[] = [];
  let mark = target instanceof Element ? target.closest<HTMLElement>("mark") : null;
  while (mark && pane.contains(mark)) {
    (mark.dataset["kind"] === "trigger" ? named : found).push(...claimsOf(mark));
    mark = mark.parentElement?.closest<HTMLElement>("mark") ?? null;
  }
  return [...new Set([...named, ...found])];
}
