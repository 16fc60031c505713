// Words of the report's text, picked by mouse or by keyboard; spans count code points of the whole text.
import { codePoints, unitsBefore } from "./offsets";

export interface Words {
  start: number;
  end: number;
  text: string;
}

// What Python takes for space; JavaScript has other ideas of some letters.
const SPACE = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/u;
const HIGH = /[\ud800-\udbff]$/;

// The words that are selected within *pane*, without the space around them; null where none are.
export function selectedWords(pane: HTMLElement): Words | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(pane)) return null;
  const span = spanOf(pane, range);
  return span && trimmed(pane, span.start, span.end);
}

// Where a range begins and ends in the text, as far as it lies in the pane.
export function spanOf(pane: HTMLElement, range: Range): { start: number; end: number } | null {
  const parts = partsOf(pane);
  const met = parts.filter((part) => range.intersectsNode(part));
  const first = met[0];
  const last = met[met.length - 1];
  if (!first || !last) return null;
  const start = startsIn(first, range) ? offsetIn(first, range.startContainer, range.startOffset, false) : startOf(first);
  const end = endsIn(last, range) ? offsetIn(last, range.endContainer, range.endOffset, true) : endOf(last);
  return start < end ? { start, end } : null;
}

export function partsOf(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>(".paragraph")];
}

function startsIn(part: HTMLElement, range: Range): boolean {
  return part.contains(range.startContainer);
}

function endsIn(part: HTMLElement, range: Range): boolean {
  return part.contains(range.endContainer);
}

export function startOf(part: HTMLElement): number {
  return Number(part.dataset["start"]);
}

export function endOf(part: HTMLElement): number {
  return startOf(part) + codePoints(part.textContent ?? "");
}

// The offset of a point of the page; a point within a pair of surrogates moves to the side that keeps the letter.
function offsetIn(part: HTMLElement, node: Node, offset: number, keep: boolean): number {
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(node, offset);
  const words = before.toString();
  const split = HIGH.test(words) && !keep ? 1 : 0;
  return startOf(part) + codePoints(words) - split;
}

function trimmed(pane: HTMLElement, start: number, end: number): Words | null {
  let letters = lettersOf(pane, start, end);
  while (letters.length && SPACE.test(letters[0] ?? "")) {
    letters = letters.slice(1);
    start += 1;
  }
  while (letters.length && SPACE.test(letters[letters.length - 1] ?? "")) {
    letters = letters.slice(0, -1);
    end -= 1;
  }
  return letters.length ? { start, end, text: letters.join("") } : null;
}

// The letters between two offsets; what stands between paragraphs is one line break a letter.
function lettersOf(pane: HTMLElement, start: number, end: number): string[] {
  const letters: string[] = [];
  let at = start;
  for (const part of partsOf(pane)) {
    const own = [...(part.textContent ?? "")];
    const first = startOf(part);
    if (first + own.length <= start || first >= end) continue;
    for (; at < first; at += 1) letters.push("\n");
    const some = own.slice(Math.max(0, start - first), end - first);
    letters.push(...some);
    at = Math.max(at, start) + some.length;
  }
  for (; at < end; at += 1) letters.push("\n");
  return letters;
}

export function wordsBetween(pane: HTMLElement, start: number, end: number): string {
  return lettersOf(pane, start, end).join("");
}

// The point of the page at an offset of the text.
export function pointAt(pane: HTMLElement, offset: number): { node: Node; offset: number } | null {
  const parts = partsOf(pane);
  const part = parts.find((one) => offset <= endOf(one)) ?? parts[parts.length - 1];
  if (!part) return null;
  let units = unitsBefore(part.textContent ?? "", Math.max(0, offset - startOf(part)));
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let last: Text | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (units <= node.data.length) return { node, offset: units };
    units -= node.data.length;
    last = node;
  }
  return last ? { node: last, offset: last.data.length } : { node: part, offset: 0 };
}

// Selects words of the text; *focus* is the end that moves.
export function select(pane: HTMLElement, anchor: number, focus: number): void {
  const from = pointAt(pane, anchor);
  const to = pointAt(pane, focus);
  if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

export function rangeOf(pane: HTMLElement, start: number, end: number): Range | null {
  const from = pointAt(pane, start);
  const to = pointAt(pane, end);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
