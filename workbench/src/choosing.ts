// The bar above the text: which words are selected, what they may be, or what they are wanted for.
import type { Caret } from "./caret";
import { selectedWords, type Words } from "./selection";

type Took = (words: Words | null) => void;

export class Choosing {
  private took: Took | null = null;
  private readonly bar = document.getElementById("choosing") as HTMLElement;

  constructor(
    readonly pane: HTMLElement,
    readonly caret: Caret,
    readonly use: (field: string, words: Words) => void,
  ) {
    document.addEventListener("selectionchange", () => this.update());
    pane.addEventListener("pointerup", () => window.setTimeout(() => this.onPointer(), 0));
    pane.addEventListener("keydown", (event) => this.onKey(event));
    this.bar.addEventListener("mousedown", (event) => event.preventDefault());
    this.bar.addEventListener("click", (event) => this.onClick(event));
    this.bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.pane.focus();
    });
  }

  get isPicking(): boolean {
    return this.took !== null;
  }

  // Asks for words of the text; those that are selected already are taken at once.
  pickFor(label: string, before: Words | null, near: number | null, took: Took): void {
    const words = selectedWords(this.pane);
    if (words) {
      this.clear();
      return took(words);
    }
    this.took = took;
    (document.getElementById("choosing-role") as HTMLElement).textContent = label;
    this.update();
    this.pane.focus({ preventScroll: true });
    if (before) this.caret.place(before.start, before.end);
    else if (near !== null) this.caret.place(near, near);
  }

  leave(): void {
    const took = this.took;
    this.took = null;
    this.clear();
    took?.(null);
  }

  clear(): void {
    const selection = getSelection();
    if (selection && this.pane.contains(selection.anchorNode)) selection.removeAllRanges();
    this.update();
  }

  update(): void {
    const words = selectedWords(this.pane);
    const picking = this.took !== null;
    if (this.bar.contains(document.activeElement) && !words && !picking) this.pane.focus();
    this.bar.hidden = !words && !picking;
    show("choosing-words", words !== null);
    show("choosing-for", picking);
    show("choosing-take", picking && words !== null);
    show("choosing-as", !picking && words !== null);
    const shown = document.getElementById("chosen");
    if (shown) shown.textContent = words?.text ?? "";
    if (words) Object.assign(this.bar.dataset, { start: words.start, end: words.end });
  }

  private take(): void {
    const words = selectedWords(this.pane);
    if (!words || !this.took) return;
    const took = this.took;
    this.took = null;
    this.clear();
    took(words);
  }

  private onPointer(): void {
    this.update();
    if (this.took) this.take();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      event.preventDefault();
      if (this.took) this.take();
      else this.bar.querySelector<HTMLElement>("[data-use]")?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.leave();
    }
  }

  private onClick(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("button");
    const words = selectedWords(this.pane);
    if (button?.id === "take") this.take();
    else if (button?.id === "leave") this.leave();
    else if (button?.dataset["use"] && words) this.use(button.dataset["use"], words);
  }
}

function show(id: string, shown: boolean): void {
  const part = document.getElementById(id);
  if (part) part.hidden = !shown;
}
