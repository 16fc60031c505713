// What a form of a claim says, as the fields that the server is to set; what was not touched is left out.
import type { Draft } from "./drafts";
import type { Words } from "./selection";

type Value = HTMLInputElement | HTMLSelectElement;
type Printed = Record<string, unknown>;

const NUMBERS = new Set(["low", "high", "subset_of", "lat", "lon"]);
const FILLED = new Set(["name", "type", "outcome", "precision"]);

export function partsIn(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("[data-part]")];
}

// Remembers how a part of the form was, to tell later what changed.
export function stateOf(part: HTMLElement): void {
  for (const pick of part.querySelectorAll<HTMLElement>(".pick")) pick.dataset["was"] ??= spanWords(pick);
  for (const input of part.querySelectorAll<HTMLInputElement>("[data-ahead]")) input.dataset["was"] ??= input.dataset["id"] ?? "";
}

export function wordsOf(pick: HTMLElement): Words | null {
  const { start, end } = pick.dataset;
  if (start === undefined || end === undefined) return null;
  return { start: Number(start), end: Number(end), text: pick.querySelector("q")?.textContent ?? "" };
}

export function setWords(pick: HTMLElement, words: Words | null): void {
  const shown = pick.querySelector("q");
  if (shown) shown.textContent = words?.text ?? "";
  if (words) {
    pick.dataset["start"] = String(words.start);
    pick.dataset["end"] = String(words.end);
  } else {
    delete pick.dataset["start"];
    delete pick.dataset["end"];
  }
  const clear = pick.querySelector<HTMLElement>("[data-act=clear]");
  if (clear) clear.hidden = !words;
  pick.closest("[data-part]")?.classList.toggle("follows", hasOtherWords(pick));
}

function spanWords(pick: HTMLElement): string {
  return `${pick.dataset["start"] ?? ""}-${pick.dataset["end"] ?? ""}`;
}

function hasOtherWords(pick: HTMLElement): boolean {
  return spanWords(pick) !== (pick.dataset["was"] ?? "-");
}

function controlsOf(part: HTMLElement): Value[] {
  return [...part.querySelectorAll<Value>("[data-value]")];
}

function isTouched(control: Value): boolean {
  if (control instanceof HTMLSelectElement) return ![...control.options].every((one) => one.selected === startsSelected(one, control));
  return control.type === "checkbox" ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

function startsSelected(option: HTMLOptionElement, select: HTMLSelectElement): boolean {
  const given = [...select.options].some((one) => one.defaultSelected);
  return given ? option.defaultSelected : option.index === 0;
}

function valueOf(control: Value): unknown {
  const name = control.dataset["value"] ?? "";
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked;
  const words = control.value.trim();
  if (words === "") return null;
  if (!NUMBERS.has(name)) return words;
  const number = Number(words);
  return Number.isNaN(number) ? words : number;
}

// What of one part differs from how it was: undefined where nothing does, null where it was taken away.
function changeOf(part: HTMLElement): Printed | null | undefined {
  const own = part.querySelector<HTMLElement>(':scope > .pick[data-words=""]');
  const changed: Printed = {};
  if (own && hasOtherWords(own)) {
    const words = wordsOf(own);
    if (!words) return null;
    Object.assign(changed, { start: words.start, end: words.end });
  }
  for (const pick of part.querySelectorAll<HTMLElement>('.pick:not([data-words=""])')) {
    const words = wordsOf(pick);
    if (hasOtherWords(pick)) changed[pick.dataset["words"] ?? ""] = words && { start: words.start, end: words.end };
  }
  for (const control of controlsOf(part)) {
    const value = valueOf(control);
    const name = control.dataset["value"] ?? "";
    if (isTouched(control) && !(value === null && FILLED.has(name))) changed[name] = value;
  }
  for (const input of part.querySelectorAll<HTMLInputElement>("[data-ahead]")) {
    const id = input.dataset["id"] ?? "";
    if (id !== input.dataset["was"]) changed[input.dataset["chosen"] ?? ""] = id || null;
  }
  return Object.keys(changed).length ? changed : undefined;
}

// What a form lacks before it can be sent: which words tell of it, what it is about, and where to mend it.
export type Lack = { why: "offered" | "words" | "choice"; label: string; at: HTMLElement };

export function lackOf(form: HTMLFormElement): Lack | null {
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[required]")) {
    if (!select.value) return { why: "choice", label: labelOf(select), at: select };
  }
  // A name that was typed and not chosen stands for nothing: sent, it would take away what was there.
  for (const input of form.querySelectorAll<HTMLInputElement>("[data-ahead]")) {
    if (input.value.trim() && !input.dataset["id"]) return { why: "offered", label: labelOf(input), at: input };
  }
  for (const part of partsIn(form)) {
    const own = part.querySelector<HTMLElement>(':scope > .pick[data-words=""]');
    const said = changeOf(part);
    const needed = part.dataset["part"] === "trigger" || (said !== undefined && said !== null);
    if (own && needed && !wordsOf(own)) return { why: "words", label: own.dataset["label"] ?? "", at: own.querySelector<HTMLElement>("[data-act=pick]") ?? own };
  }
  return null;
}

function labelOf(control: HTMLElement): string {
  return control.closest("label")?.firstChild?.textContent?.trim() ?? "";
}

// The changes of a claim that is there, field by field.
export function fieldsOf(form: HTMLFormElement, claim: Printed): Printed {
  const fields = plainFields(form);
  for (const part of partsIn(form)) {
    if (part.closest("[data-list]")) continue;
    const change = changeOf(part);
    if (change !== undefined) fields[part.dataset["part"] ?? ""] = change;
  }
  for (const list of form.querySelectorAll<HTMLElement>("[data-list]")) Object.assign(fields, listChanges(list, claim));
  return fields;
}

function plainFields(form: HTMLFormElement): Printed {
  const fields: Printed = {};
  for (const control of form.querySelectorAll<Value>("[data-field]")) {
    if (isTouched(control) && control.value.trim()) fields[control.dataset["field"] ?? ""] = control.value.trim();
  }
  return fields;
}

function listChanges(list: HTMLElement, claim: Printed): Printed {
  const name = list.dataset["list"] ?? "";
  const before = (claim[name] as Printed[] | undefined) ?? [];
  const entries = partsIn(list).filter((part) => !isEmpty(part));
  if (!list.dataset["removed"]) return Object.fromEntries(entries.flatMap((part, place) => entryChange(part, `${name}.${place}`)));
  const left = entries.map((part) => Number(part.dataset["part"]?.split(".")[1]));
  const whole = entries.map((part, place) => {
    const own = part.dataset["new"] ? {} : (before[left[place] ?? -1] ?? {});
    return rehung({ ...unquoted(own), ...(entryOf(part) ?? {}) }, left);
  });
  return { [name]: whole };
}

function entryChange(part: HTMLElement, path: string): [string, unknown][] {
  const change = part.dataset["new"] ? entryOf(part) : changeOf(part);
  return change === undefined ? [] : [[path, change]];
}

// What is quoted is told by where it stands: the server knows the words.
function unquoted(entry: Printed): Printed {
  const plain = Object.entries(entry).filter(([name]) => name !== "text");
  return Object.fromEntries(plain.map(([name, value]) => [name, isQuoted(value) ? unquoted(value) : value]));
}

function isQuoted(value: unknown): value is Printed {
  return typeof value === "object" && value !== null && "text" in value;
}

// A part of another number is a part of the same number after one before it was removed.
function rehung(entry: Printed, left: number[]): Printed {
  const whole = entry["subset_of"];
  if (typeof whole !== "number") return entry;
  const place = left.indexOf(whole);
  return { ...entry, subset_of: place < 0 ? null : place };
}

function isEmpty(part: HTMLElement): boolean {
  return part.dataset["new"] === "1" && changeOf(part) === undefined;
}

// An entry that is new: with what has to be said of it even where it was left as it was offered.
function entryOf(part: HTMLElement): Printed | undefined {
  const change = changeOf(part) ?? undefined;
  const outcome = part.querySelector<HTMLSelectElement>('[data-value="outcome"]');
  return part.dataset["new"] && outcome ? { outcome: outcome.value, ...change } : change;
}

// All that is said of a claim that is not there yet.
export function newFieldsOf(form: HTMLFormElement): Printed {
  const fields: Printed = {};
  for (const control of form.querySelectorAll<Value>("[data-field]")) {
    if (control.value.trim()) fields[control.dataset["field"] ?? ""] = control.value.trim();
  }
  for (const part of partsIn(form)) {
    const change = part.closest("[data-list]") ? undefined : changeOf(part);
    if (change) fields[part.dataset["part"] ?? ""] = change;
  }
  for (const list of form.querySelectorAll<HTMLElement>("[data-list]")) {
    const entries = partsIn(list).filter((part) => !isEmpty(part));
    if (entries.length) fields[list.dataset["list"] ?? ""] = entries.map(entryOf);
  }
  return fields;
}

// The state of a form for a draft: only what was changed.
export function valuesIn(form: HTMLFormElement): Pick<Draft, "removed" | "more" | "values" | "chosen" | "words"> {
  const found: Pick<Draft, "removed" | "more" | "values" | "chosen" | "words"> = { removed: [], more: {}, values: {}, chosen: {}, words: {} };
  for (const list of form.querySelectorAll<HTMLElement>("[data-list]")) {
    found.removed.push(...(list.dataset["removed"] ?? "").split(" ").filter(Boolean));
    const fresh = partsIn(list).filter((part) => part.dataset["new"]).length;
    if (fresh) found.more[list.dataset["list"] ?? ""] = fresh;
  }
  for (const control of form.querySelectorAll<Value>("[data-value], [data-field]")) {
    if (isTouched(control)) found.values[keyOf(control)] = control instanceof HTMLInputElement && control.type === "checkbox" ? control.checked : control.value;
  }
  for (const input of form.querySelectorAll<HTMLInputElement>("[data-ahead]")) {
    if (input.dataset["id"] !== input.dataset["was"]) found.chosen[keyOf(input)] = { id: input.dataset["id"] ?? "", shown: input.value };
  }
  for (const pick of form.querySelectorAll<HTMLElement>(".pick")) {
    if (hasOtherWords(pick)) found.words[keyOf(pick)] = wordsOf(pick);
  }
  return found;
}

export function applyState(form: HTMLFormElement, draft: Draft): void {
  for (const control of form.querySelectorAll<Value>("[data-value], [data-field]")) {
    const value = draft.values[keyOf(control)];
    if (typeof value === "boolean" && control instanceof HTMLInputElement) control.checked = value;
    else if (typeof value === "string") control.value = value;
  }
  for (const input of form.querySelectorAll<HTMLInputElement>("[data-ahead]")) {
    const chosen = draft.chosen[keyOf(input)];
    if (chosen) [input.value, input.dataset["id"]] = [chosen.shown, chosen.id];
  }
  for (const pick of form.querySelectorAll<HTMLElement>(".pick")) {
    const words = draft.words[keyOf(pick)];
    if (words !== undefined) setWords(pick, words);
  }
}

// How a control is called in a draft: its part and its name in it.
function keyOf(control: HTMLElement): string {
  const part = control.closest<HTMLElement>("[data-part]")?.dataset["part"] ?? "";
  const { value, field, chosen, words } = control.dataset;
  return `${part}/${value ?? field ?? chosen ?? `words ${words ?? ""}`}`;
}
