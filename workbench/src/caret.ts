// Walking through the text by keyboard: arrow keys move word by word, Shift selects on the way.
import { codePoints } from "./offsets";
import { endOf, partsOf, rangeOf, select, spanOf, startOf } from "./selection";

interface Piece {
  start: number;
  end: number;
}

export class Caret {
  anchor = 0;
  focus = 0;
  // While no word was chosen yet, the first key goes to the beginning of what is seen.
  placed = false;

  constructor(
    readonly pane: HTMLElement,
    readonly moved: () => void,
  ) {
    pane.addEventListener("keydown", (event) => this.onKey(event));
    pane.addEventListener("focus", () => this.adopt());
  }

  place(start: number, end: number): void {
    this.anchor = start;
    this.focus = end;
    this.placed = true;
    this.show();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.target !== this.pane) return;
    const step = this.step(event);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.adopt();
    const next = step();
    if (event.shiftKey) this.focus = next.focus;
    else [this.anchor, this.focus] = [next.anchor, next.focus];
    this.placed = true;
    this.show();
  }

  private step(event: KeyboardEvent): (() => { anchor: number; focus: number }) | null {
    const rtl = this.isRightToLeft();
    const forward = { ArrowRight: !rtl, ArrowLeft: rtl }[event.key];
    if (forward !== undefined) return () => this.along(forward, event.ctrlKey, event.shiftKey);
    if (event.ctrlKey) return null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return () => this.paragraph(event.key === "ArrowDown", event.shiftKey);
    if (event.key === "Home" || event.key === "End") return () => this.edge(event.key === "Home", event.shiftKey);
    return null;
  }

  // The next word (or letter); with Shift only its far end counts.
  private along(forward: boolean, letters: boolean, extending: boolean): { anchor: number; focus: number } {
    const pieces = this.pieces(letters);
    const at = extending ? this.focus : forward ? Math.max(this.anchor, this.focus) : Math.min(this.anchor, this.focus);
    if (!this.placed) return whole(pieces[0], at);
    if (extending) return { anchor: this.anchor, focus: this.farEnd(pieces, at, forward) };
    const next = forward ? pieces.find((one) => one.start >= at) : lastOf(pieces, (one) => one.end <= at);
    return whole(next ?? (forward ? pieces[pieces.length - 1] : pieces[0]), at);
  }

  // Shift towards the beginning gives up words at the end before it takes words before.
  private farEnd(pieces: Piece[], at: number, forward: boolean): number {
    if (forward) {
      const shrinking = at < this.anchor;
      const next = shrinking ? pieces.find((one) => one.start > at) : pieces.find((one) => one.end > at);
      return next ? (shrinking ? Math.min(next.start, this.anchor) : next.end) : at;
    }
    const shrinking = at > this.anchor;
    const next = shrinking ? lastOf(pieces, (one) => one.end < at) : lastOf(pieces, (one) => one.start < at);
    return next ? (shrinking ? Math.max(next.end, this.anchor) : next.start) : at;
  }

  private paragraph(down: boolean, extending: boolean): { anchor: number; focus: number } {
    const parts = partsOf(this.pane);
    const now = parts.findIndex((part) => this.focus <= endOf(part));
    const there = parts[Math.min(parts.length - 1, Math.max(0, now + (down ? 1 : -1)))];
    if (!there) return { anchor: this.anchor, focus: this.focus };
    if (extending) return { anchor: this.anchor, focus: down ? endOf(there) : startOf(there) };
    return whole(this.pieces(false).find((one) => one.start >= startOf(there)), startOf(there));
  }

  private edge(first: boolean, extending: boolean): { anchor: number; focus: number } {
    const part = partsOf(this.pane).find((one) => this.focus <= endOf(one));
    if (!part) return { anchor: this.anchor, focus: this.focus };
    if (extending) return { anchor: this.anchor, focus: first ? startOf(part) : endOf(part) };
    const pieces = this.pieces(false).filter((one) => one.start >= startOf(part) && one.end <= endOf(part));
    return whole(first ? pieces[0] : pieces[pieces.length - 1], this.focus);
  }

  // Words of every paragraph, or its letters as people count them.
  private pieces(letters: boolean): Piece[] {
    const cut = new Intl.Segmenter(this.pane.lang || undefined, { granularity: letters ? "grapheme" : "word" });
    const found: Piece[] = [];
    for (const part of partsOf(this.pane)) {
      let at = startOf(part);
      for (const one of cut.segment(part.textContent ?? "")) {
        const end = at + codePoints(one.segment);
        if (letters || one.isWordLike || !/^[\s\p{P}]*$/u.test(one.segment)) found.push({ start: at, end });
        at = end;
      }
    }
    return found;
  }

  // What a mouse selected goes on by keyboard.
  private adopt(): void {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const span = range.collapsed || !this.pane.contains(range.commonAncestorContainer) ? null : spanOf(this.pane, range);
    if (!span) return;
    const [low, high] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    if (span.start === low && span.end === high) return;
    [this.anchor, this.focus, this.placed] = [span.start, span.end, true];
  }

  private show(): void {
    select(this.pane, this.anchor, this.focus);
    const seen = rangeOf(this.pane, this.focus, this.focus)?.startContainer.parentElement;
    seen?.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.moved();
  }

  private isRightToLeft(): boolean {
    const part = partsOf(this.pane).find((one) => this.focus <= endOf(one)) ?? this.pane;
    return getComputedStyle(part).direction === "rtl";
  }
}

function whole(piece: Piece | undefined, at: number): { anchor: number; focus: number } {
  return piece ? { anchor: piece.start, focus: piece.end } : { anchor: at, focus: at };
}

function lastOf(pieces: Piece[], met: (one: Piece) => boolean): Piece | undefined {
  return [...pieces].reverse().find(met);
}
