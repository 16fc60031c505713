// Somebody else decided on the claim meanwhile: who and what, theirs beside yours, and yours is kept.

interface Change {
  decision: string;
  who: string;
  at: string;
  field: string;
  said_field: string;
  said_after: string;
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
  box.replaceChildren(line, tableOf(form, conflict, mine), buttonsOf(words, ways));
  box.hidden = false;
  box.scrollIntoView({ block: "start" });
  box.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}

function tableOf(form: HTMLFormElement, conflict: Conflict, mine: Record<string, unknown>): HTMLTableElement {
  const words = form.querySelector<HTMLElement>("#conflict")?.dataset ?? {};
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
      change.said_field,
      change.said_after,
      own === undefined ? (words[change.field === "status" ? "corrected" : "nothing"] ?? "") : told(mine[own], form),
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

// What was typed, as the form words it: a code by its option, a number or a part by what it holds.
function told(value: unknown, form: HTMLFormElement): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return value.map((one) => told(one, form)).join(", ");
  if (typeof value !== "object") return wordOf(String(value), form);
  const part = value as Record<string, unknown>;
  if (part["name"] || part["text"]) return String(part["name"] || part["text"]);
  const held = Object.values(part).filter((one) => ["string", "number"].includes(typeof one) && one !== "");
  return [...new Set(held.map((one) => wordOf(String(one), form)))].join(" · ") || "–";
}

function wordOf(code: string, form: HTMLFormElement): string {
  const option = [...form.querySelectorAll("option")].find((one) => one.value === code && code !== "");
  return option?.textContent?.trim() ?? code;
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
