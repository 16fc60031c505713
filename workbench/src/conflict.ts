// Somebody else decided on the claim meanwhile: who and what, theirs beside yours, and yours is kept.

interface Change {
  decision: string;
  who: string;
  at: string;
  field: string;
  after: unknown;
}

export interface Conflict {
  detail: string;
  decisions: string[];
  changes: Change[];
  claim: Record<string, unknown>;
}

interface Ways {
  keep: () => void;
  drop: () => void;
}

export function showConflict(form: HTMLFormElement, conflict: Conflict, mine: Record<string, unknown>, ways: Ways): void {
  const box = form.querySelector<HTMLElement>("#conflict");
  if (!box) return;
  const words = box.dataset;
  const line = document.createElement("p");
  line.textContent = words["meanwhile"] ?? "";
  box.replaceChildren(line, tableOf(conflict, mine, words), buttonsOf(words, ways));
  box.hidden = false;
  box.scrollIntoView({ block: "start" });
  box.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}

function tableOf(conflict: Conflict, mine: Record<string, unknown>, words: DOMStringMap): HTMLTableElement {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of ["who", "what", "theirs", "yours"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = words[name] ?? "";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const change of conflict.changes) {
    const row = body.insertRow();
    const own = Object.keys(mine).find((field) => touches(field, change.field));
    for (const text of [
      `${change.who}, ${change.at.slice(0, 16).replace("T", " ")}`,
      change.field.replaceAll("_", " "),
      told(change.after),
      own === undefined ? (words["nothing"] ?? "") : told(mine[own]),
    ]) {
      const cell = row.insertCell();
      cell.dir = "auto";
      cell.textContent = text;
    }
  }
  return table;
}

function touches(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function told(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "object") return String(value);
  const part = value as { name?: string; text?: string };
  return part.name ?? part.text ?? JSON.stringify(value);
}

function buttonsOf(words: DOMStringMap, ways: Ways): HTMLElement {
  const row = document.createElement("div");
  row.className = "row";
  row.append(button(words["keep"] ?? "", "main", ways.keep), button(words["drop"] ?? "", "", ways.drop));
  return row;
}

function button(words: string, kind: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}
