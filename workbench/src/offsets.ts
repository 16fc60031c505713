// Offsets on the wire are Unicode code points, as in Python; JavaScript counts UTF-16 units.

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// The UTF-16 index of the code point at *offset*.
export function unitsBefore(text: string, offset: number): number {
  let units = 0;
  for (const letter of text) {
    if (offset <= 0) break;
    units += letter.length;
    offset -= 1;
  }
  return units;
}

export function sliced(text: string, start: number, end: number): string {
  const from = unitsBefore(text, start);
  return text.slice(from, from + unitsBefore(text.slice(from), end - start));
}
