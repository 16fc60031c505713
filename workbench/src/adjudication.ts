// The page where one coding is made of two: one pair at a time, judged by single keys.
import { isForPage } from "./keys";
import { reason, say } from "./say";
import { send } from "./send";

const KEYS: Record<string, string> = { "1": "one", "2": "other", "0": "neither", e: "edit" };

class Pairs {
  private readonly all = [...document.querySelectorAll<HTMLElement>("#pairs > .coded-pair")];
  private now = Math.max(0, this.all.findIndex((pair) => !pair.dataset["judged"]));

  constructor(private readonly report: string) {
    document.addEventListener("keydown", (event) => this.onKey(event));
    for (const [place, pair] of this.all.entries()) {
      pair.addEventListener("click", (event) => this.onClick(event, place));
      const form = pair.querySelector<HTMLFormElement>("form");
      form?.addEventListener("submit", (event) => this.onSubmit(event, pair));
      form?.addEventListener("keydown", (event) => sendByEnter(event, form));
      form?.querySelector("select")?.addEventListener("change", () => offerValues(form));
      if (form) offerValues(form);
    }
    this.show(this.now);
  }

  private show(place: number): void {
    this.now = Math.min(this.all.length - 1, Math.max(0, place));
    this.all.forEach((pair, index) => pair.toggleAttribute("data-current", index === this.now));
    this.all[this.now]?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (!isForPage(event)) return;
    const choice = KEYS[event.key];
    if (event.key === "j" || event.key === "k") this.show(this.now + (event.key === "j" ? 1 : -1));
    else if (choice) this.all[this.now]?.querySelector<HTMLButtonElement>(`[data-choice=${choice}]`)?.click();
    else return;
    event.preventDefault();
  }

  private onClick(event: MouseEvent, place: number): void {
    const choice = (event.target as Element).closest<HTMLElement>("[data-choice]")?.dataset["choice"];
    const pair = this.all[place];
    if (!choice || !pair) return;
    this.now = place;
    if (choice !== "edit") return void this.judge(pair, choice, {});
    const form = pair.querySelector<HTMLFormElement>("form");
    if (!form) return;
    form.hidden = false;
    form.querySelector<HTMLElement>("select")?.focus();
  }

  private onSubmit(event: SubmitEvent, pair: HTMLElement): void {
    event.preventDefault();
    const told = new FormData(event.target as HTMLFormElement);
    void this.judge(pair, "edited", { [String(told.get("field"))]: typed(String(told.get("value"))) });
  }

  private async judge(pair: HTMLElement, choice: string, fields: Record<string, unknown>): Promise<void> {
    const one = pair.dataset["one"] || null;
    const other = pair.dataset["other"] || null;
    try {
      await send(`/coding/${this.report}/adjudicate`, { one, other, choice, fields });
      location.reload();
    } catch (error) {
      say(reason(error));
    }
  }
}

// Enter sends from any field: a browser does so from an input, but not from a list of values.
function sendByEnter(event: KeyboardEvent, form: HTMLFormElement): void {
  if (event.key !== "Enter" || event.isComposing || !(event.target as Element).matches("select")) return;
  event.preventDefault();
  form.requestSubmit();
}

// A field that holds a code offers its codes in words, any other takes what is typed.
function offerValues(form: HTMLFormElement): void {
  const field = form.querySelector("select")?.value ?? "";
  const coded = form.querySelector(`[data-of="${CSS.escape(field)}"]`) !== null;
  for (const label of form.querySelectorAll<HTMLElement>("[data-of]")) {
    label.hidden = label.dataset["of"] !== (coded ? field : "");
    const value = label.querySelector<HTMLInputElement | HTMLSelectElement>("[name=value]");
    if (value) value.disabled = label.hidden;
  }
}

// What was typed: a number, null or JSON where it is some, else words.
function typed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function begin(): void {
  new Pairs(document.getElementById("pairs")?.dataset["report"] ?? "");
}
