// What somebody was typing stays on this machine until it is sent: a reload or a crash loses nothing.
// An edit of a claim is kept for all tabs; a form that makes something new for its own tab, as others may fill it, too.

export interface Draft {
  report: string;
  claim: string;
  number: number;
  basedOn: string;
  at: string;
  why: string;
  removed: string[];
  more: Record<string, number>;
  values: Record<string, string | boolean>;
  chosen: Record<string, { id: string; shown: string }>;
  words: Record<string, { start: number; end: number; text: string } | null>;
}

const KEPT = "reportedly-draft:";

export function keep(draft: Draft): void {
  localStorage.setItem(keyOf(draft.report, draft.claim), JSON.stringify(draft));
}

export function kept(report: string, claim: string): Draft | null {
  return parsed(localStorage.getItem(keyOf(report, claim)));
}

export function drop(report: string, claim: string): void {
  localStorage.removeItem(keyOf(report, claim));
}

export function keptOf(report: string): Draft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(`${KEPT}${report}:`))
    .map((key) => parsed(localStorage.getItem(key)))
    .filter((one) => one !== null);
}

// The fields of a form, as they are typed; nothing is kept of an empty form, nor of files.
export function keepForm(form: HTMLFormElement): void {
  const values = Object.fromEntries(typedIn(form).map((field) => [field.name, field.value]));
  if (Object.values(values).some((value) => value.trim())) sessionStorage.setItem(`${KEPT}${form.id}`, JSON.stringify(values));
  else dropForm(form);
}

export function dropForm(form: HTMLFormElement): void {
  sessionStorage.removeItem(`${KEPT}${form.id}`);
}

// Fills a form with what was kept of it; whether there was something.
export function fillForm(form: HTMLFormElement): boolean {
  const words = sessionStorage.getItem(`${KEPT}${form.id}`);
  if (!words) return false;
  const values = JSON.parse(words) as Record<string, string>;
  for (const field of typedIn(form)) field.value = values[field.name] ?? "";
  return true;
}

function typedIn(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[name]:not([type=file]), textarea[name]")];
}

// The line that offers what was kept: to go on with it, or to throw it away.
export function keptLine(words: DOMStringMap, what: string, goOn: () => void, throwAway: () => void): HTMLElement {
  const line = document.createElement("p");
  line.className = "sheet kept";
  const open = document.createElement("button");
  open.className = "main";
  open.textContent = words["open"] ?? "";
  open.addEventListener("click", goOn);
  const away = document.createElement("button");
  away.textContent = words["drop"] ?? "";
  away.addEventListener("click", throwAway);
  line.append(`${words["text"]} ${what} `, open, " ", away);
  return line;
}

function keyOf(report: string, claim: string): string {
  return `${KEPT}${report}:${claim || "new"}`;
}

function parsed(words: string | null): Draft | null {
  if (!words) return null;
  try {
    const found = JSON.parse(words) as Draft;
    return found.report && found.words && found.values ? found : null;
  } catch {
    return null;
  }
}
