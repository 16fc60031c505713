// The form in which a claim is edited or added: values are typed or chosen, words are picked in the text.
import { beginAhead } from "./ahead";
import { showConflict, type Conflict } from "./conflict";
import { drop, keep, kept, type Draft } from "./drafts";
import { partsIn, valuesIn, fieldsOf, lackOf, newFieldsOf, setWords, wordsOf, stateOf, applyState } from "./fields";
import { Refused, send } from "./send";
import { say } from "./say";
import type { Words } from "./selection";

export interface Claim {
  id: string;
  number: number;
  last: string;
  claim: Record<string, unknown>;
}

export interface Decided {
  decision: string;
  claims: string[];
  status: string | null;
}

export interface Around {
  report: string;
  page: string;
  acts: string;
  texts: DOMStringMap;
  box: HTMLElement;
  pick: (label: string, words: Words | null, near: number | null, done: (words: Words | null) => void) => void;
  saved: (made: Decided, isNew: boolean) => void;
  opened: () => void;
  closed: () => void;
}

export class Editor {
  claim: Claim | null = null;
  form: HTMLFormElement | null = null;
  private basedOn = "d0";

  constructor(readonly around: Around) {}

  get isOpen(): boolean {
    return this.form !== null;
  }

  async open(claim: Claim | null): Promise<void> {
    const query = claim ? `?claim=${encodeURIComponent(claim.id)}` : "";
    const answer = await fetch(`${this.around.page}/edit${query}`, { headers: { Accept: "text/html", "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return say(this.around.texts["offline"] ?? "");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.querySelector<HTMLFormElement>("form");
    if (!form) return;
    this.claim = claim;
    this.basedOn = claim?.last ?? "d0";
    this.form = document.adoptNode(form);
    this.around.box.replaceChildren(this.form);
    this.around.opened();
    this.begin(this.form);
    const draft = kept(this.around.report, claim?.id ?? "");
    if (draft) this.restore(draft);
    this.form.querySelector<HTMLElement>("#editor-title")?.focus();
  }

  close(): void {
    this.form = null;
    this.claim = null;
    this.around.box.replaceChildren();
    this.around.closed();
  }

  // Words that were selected first, for a field that is named afterwards.
  use(field: string, words: Words): void {
    const pick = this.form && this.pickFor(field);
    if (!pick) return;
    setWords(pick, words);
    this.changed();
    pick.scrollIntoView({ block: "center" });
    pick.querySelector<HTMLElement>("[data-act=pick]")?.focus({ preventScroll: true });
  }

  private pickFor(field: string): HTMLElement | null {
    const [name = "", inner = ""] = field.split(".");
    const list = this.form?.querySelector<HTMLElement>(`[data-list="${name}"]`);
    if (!list) return this.form?.querySelector<HTMLElement>(`[data-part="${name}"] > .pick`) ?? null;
    const picks = [...list.querySelectorAll<HTMLElement>(`.pick[data-words="${inner}"]`)];
    const free = picks.find((one) => !wordsOf(one));
    if (free) return free;
    const entry = this.more(list);
    return entry?.querySelector<HTMLElement>(`.pick[data-words="${inner}"]`) ?? null;
  }

  private begin(form: HTMLFormElement): void {
    this.beginWithin(form);
    form.addEventListener("input", () => this.changed());
    form.addEventListener("chosen", () => this.changed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    form.addEventListener("mousedown", (event) => {
      // A press of the button leaves the words selected that it is to take.
      if ((event.target as Element).closest("[data-act=pick]")) event.preventDefault();
    });
    form.addEventListener("click", (event) => this.onClick(event));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        this.close();
      }
    });
  }

  private beginWithin(part: HTMLElement): void {
    for (const input of part.querySelectorAll<HTMLInputElement>("[data-ahead]")) {
      beginAhead(input, this.around.texts["foundNone"] ?? "");
    }
    stateOf(part);
  }

  private onClick(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-act]");
    const pick = button?.closest<HTMLElement>(".pick");
    switch (button?.dataset["act"]) {
      case "pick":
        return pick ? this.pick(pick) : undefined;
      case "clear":
        return pick ? this.clear(pick) : undefined;
      case "more":
        this.more(button.closest<HTMLElement>("[data-list]"))?.querySelector<HTMLElement>("button, select, input")?.focus();
        return this.changed();
      case "remove":
        return this.remove(button.closest<HTMLElement>("[data-part]"));
      case "cancel":
        return this.close(); // as Esc does: what was typed is kept, and offered again
    }
  }

  private pick(pick: HTMLElement): void {
    const before = wordsOf(pick);
    const trigger = this.form?.querySelector<HTMLElement>('[data-part="trigger"] .pick');
    const near = trigger ? (wordsOf(trigger)?.start ?? null) : null;
    this.around.pick(pick.dataset["label"] ?? "", before, near, (words) => {
      if (words) {
        setWords(pick, words);
        this.changed();
      }
      pick.querySelector<HTMLElement>("[data-act=pick]")?.focus();
    });
  }

  private clear(pick: HTMLElement): void {
    setWords(pick, null);
    this.changed();
    pick.querySelector<HTMLElement>("[data-act=pick]")?.focus();
  }

  private more(list: HTMLElement | null | undefined): HTMLElement | null {
    const template = list?.querySelector("template");
    if (!list || !template) return null;
    const number = Number(list.dataset["next"] ?? partsIn(list).length);
    list.dataset["next"] = String(number + 1);
    const holder = document.createElement("div");
    holder.append(document.importNode(template.content, true));
    const entry = holder.firstElementChild as HTMLElement | null;
    if (!entry) return null;
    entry.dataset["part"] = `${list.dataset["list"]}.${number}`;
    entry.dataset["new"] = "1";
    template.before(entry);
    this.beginWithin(entry);
    return entry;
  }

  private remove(part: HTMLElement | null): void {
    const list = part?.closest<HTMLElement>("[data-list]");
    if (!part || !list) return;
    if (!part.dataset["new"]) list.dataset["removed"] = [list.dataset["removed"], part.dataset["part"]].filter(Boolean).join(" ");
    part.remove();
    this.changed();
    list.querySelector<HTMLElement>("[data-act=more]")?.focus();
  }

  private changed(): void {
    if (!this.form) return;
    this.fault("");
    keep(this.snapshot(this.form));
  }

  private snapshot(form: HTMLFormElement): Draft {
    return {
      report: this.around.report,
      claim: this.claim?.id ?? "",
      number: this.claim?.number ?? -1,
      basedOn: this.basedOn,
      at: new Date().toISOString(),
      why: this.why(),
      ...valuesIn(form),
    };
  }

  private restore(draft: Draft): void {
    const form = this.form;
    if (!form) return;
    // What was decided since the draft was begun is shown when it is sent.
    if (this.claim) this.basedOn = draft.basedOn;
    for (const [name, count] of Object.entries(draft.more)) {
      const list = form.querySelector<HTMLElement>(`[data-list="${name}"]`);
      for (let i = 0; i < count; i += 1) this.more(list);
    }
    for (const path of draft.removed) this.remove(form.querySelector<HTMLElement>(`[data-part="${path}"]`));
    applyState(form, draft);
    const why = form.querySelector<HTMLTextAreaElement>("[data-why]");
    if (why) why.value = draft.why;
  }

  private why(): string {
    return this.form?.querySelector<HTMLTextAreaElement>("[data-why]")?.value.trim() ?? "";
  }

  private fault(words: string): void {
    const line = this.form?.querySelector<HTMLElement>("#editor-fault");
    if (!line) return;
    line.textContent = words;
    line.hidden = !words; // it stands in the head of the form, which is always in sight
  }

  async save(): Promise<void> {
    const form = this.form;
    if (!form) return;
    const lack = lackOf(form);
    if (lack) {
      this.fault(`${lack.label}: ${this.around.texts[lack.why] ?? ""}`);
      return lack.at.focus();
    }
    const claim = this.claim;
    const fields = claim ? fieldsOf(form, claim.claim) : newFieldsOf(form);
    if (Object.keys(fields).length === 0) return this.fault(this.around.texts["nothing"] ?? "");
    const body = claim ? { fields, why: this.why(), based_on: this.basedOn } : { fields, why: this.why() };
    const address = claim ? `${this.around.acts}/claims/${claim.id}/correct` : `${this.around.page}/claims`;
    try {
      const made = await send<Decided>(address, body);
      drop(this.around.report, claim?.id ?? "");
      this.close();
      this.around.saved(made, claim === null);
    } catch (error) {
      this.refused(error, fields);
    }
  }

  private refused(error: unknown, fields: Record<string, unknown>): void {
    if (!(error instanceof Refused)) return this.fault(this.around.texts["offline"] ?? "");
    if (error.status !== 409 || !this.form) {
      this.fault(error.message);
      if (lacksReason(error.body)) this.form?.querySelector<HTMLElement>("[data-why]")?.focus();
      return;
    }
    const conflict = error.body as Conflict;
    showConflict(this.form, conflict, fields, {
      keep: () => {
        this.basedOn = conflict.decisions[conflict.decisions.length - 1] ?? this.basedOn;
        this.changed();
        void this.save();
      },
      drop: () => this.forget(),
    });
  }

  // Leaves the form for good: its draft is thrown away.
  private forget(): void {
    drop(this.around.report, this.claim?.id ?? "");
    this.close();
  }
}

// What is lacking is asked for where it is typed.
function lacksReason(body: unknown): boolean {
  const detail = (body as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" && detail.startsWith("say why");
}
