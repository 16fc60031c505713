// The page of a report: one claim at a time beside the text, judged by single keys.
import { Caret } from "./caret";
import { Choosing } from "./choosing";
import { drop, keptLine, keptOf } from "./drafts";
import { Editor, type Claim, type Decided } from "./editor";
import { claimsAt, showWords } from "./highlight";
import { reason, say } from "./say";
import { Refused, send } from "./send";
import { selectedWords } from "./selection";
import { beginWork } from "./work";

interface Data {
  id: string;
  claims: (Claim & { status: string | null })[];
}

class ReportPage {
  readonly root = byId("report");
  readonly pane = byId("text");
  readonly texts = byId("report-texts").dataset;
  readonly mayCode = this.root.dataset["may"] === "code";
  readonly caret = new Caret(this.pane, () => this.choosing.update());
  readonly choosing = new Choosing(this.pane, this.caret, (field, words) => void this.use(field, words));
  readonly editor: Editor;
  private data = readData(document);
  private current: string | null = null;
  private done: { decision: string; claim: string }[] = [];

  constructor() {
    this.editor = new Editor({
      report: this.data.id,
      page: this.root.dataset["page"] ?? "",
      acts: this.root.dataset["acts"] ?? "",
      texts: this.texts,
      box: byId("editor-pane"),
      pick: (label, words, near, took) => this.choosing.pickFor(label, words, near, took),
      saved: (made, isNew) => void this.saved(made, isNew),
      opened: () => this.showPane(true),
      closed: () => this.showPane(false),
    });
    document.addEventListener("click", (event) => this.onClick(event));
    this.pane.addEventListener("click", (event) => this.onTextClick(event));
    document.addEventListener("keydown", (event) => this.onKey(event));
    window.addEventListener("popstate", () => this.show(fromAddress(), false));
    if (this.mayCode) beginWork(this.data.id, byId("at-work"));
    this.showDrafts();
    // An address with a claim leads to its words; without one the page stays at its beginning.
    const asked = fromAddress();
    this.show(asked ?? this.firstOpen() ?? this.data.claims[0]?.id ?? null, this.claim(asked) !== undefined);
  }

  private claim(id: string | null): Data["claims"][number] | undefined {
    return this.data.claims.find((one) => one.id === id);
  }

  private firstOpen(after = -1): string | null {
    const open = this.data.claims.filter((one) => one.status === null);
    return (open.find((one) => one.number > after) ?? open[0])?.id ?? null;
  }

  private card(): HTMLElement | null {
    return this.current ? document.getElementById(`claim-${this.current}`) : null;
  }

  show(id: string | null, focus = true): void {
    const claim = this.claim(id) ?? this.data.claims[0];
    this.current = claim?.id ?? null;
    for (const card of document.querySelectorAll<HTMLElement>("#cards > article")) card.hidden = card.dataset["claim"] !== this.current;
    for (const button of document.querySelectorAll<HTMLElement>(".claim-button")) {
      if (button.dataset["claim"] === this.current) {
        button.setAttribute("aria-current", "true");
        bringIntoList(button);
      } else button.removeAttribute("aria-current");
    }
    showWords(this.pane, claim?.number ?? null, focus);
    const card = this.card();
    if (!card || !claim) return;
    history.replaceState(null, "", `#${claim.id}`);
    void drawMap(card);
    if (focus) card.focus({ preventScroll: true });
  }

  private step(by: number): void {
    const now = this.claim(this.current)?.number ?? -1;
    const there = this.data.claims[Math.min(this.data.claims.length - 1, Math.max(0, now + by))];
    if (there) this.show(there.id);
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("button");
    if (!button || button.closest("#editor")) return;
    const { claim, act, decision } = button.dataset;
    if (button.id === "next") this.step(1);
    else if (button.id === "previous") this.step(-1);
    else if (button.id === "add") this.add();
    else if (button.classList.contains("claim-button") && claim) this.show(claim);
    else if (button.classList.contains("undo") && decision) void this.undo(decision, this.current);
    else if (act === "accept" || act === "reject") void this.judge(act);
    else if (act === "edit") void this.edit();
    else if (act === "undo") void this.undoLast();
  }

  private onTextClick(event: MouseEvent): void {
    if (!getSelection()?.isCollapsed || this.choosing.isPicking || this.editor.isOpen) return;
    const [first, second] = claimsAt(event.target, this.pane);
    const now = this.claim(this.current)?.number;
    const wanted = first === now && second !== undefined ? second : first;
    const claim = this.data.claims.find((one) => one.number === wanted);
    if (claim) this.show(claim.id);
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target;
    if (event.key === "Enter" && event.ctrlKey && this.editor.isOpen) {
      event.preventDefault();
      void this.editor.save();
    }
    if (!(target instanceof HTMLInputElement) || !target.classList.contains("why")) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      this.card()?.focus({ preventScroll: true });
    }
  }

  private async judge(act: "accept" | "reject"): Promise<void> {
    const claim = this.claim(this.current);
    const card = this.card();
    if (!claim || !card) return;
    const field = card.querySelector<HTMLInputElement>("input.why");
    const why = field?.value.trim() ?? "";
    const next = this.firstOpenAfter(claim);
    const sent = send<Decided>(`${this.root.dataset["acts"] ?? ""}/claims/${claim.id}/${act}`, { why, based_on: claim.last });
    if (next) this.show(next);
    try {
      const made = await sent;
      this.done.push({ decision: made.decision, claim: claim.id });
      if (field) field.value = "";
      say(`${claim.number + 1}: ${this.texts[`${act}ed`] ?? ""}${next ? "" : ` · ${this.texts["all"] ?? ""}`}`);
      await this.refresh(this.current);
    } catch (error) {
      await this.refused(error, claim.id, why);
    }
  }

  private firstOpenAfter(claim: Claim): string | null {
    const open = this.data.claims.filter((one) => one.status === null && one.id !== claim.id);
    return (open.find((one) => one.number > claim.number) ?? open[0])?.id ?? null;
  }

  private async refused(error: unknown, claim: string, why: string): Promise<void> {
    if (!(error instanceof Refused)) return say(this.texts["offline"] ?? "");
    say(error.message);
    await this.refresh(claim);
    const field = this.card()?.querySelector<HTMLInputElement>("input.why");
    if (field) field.value = why;
  }

  private async undoLast(): Promise<void> {
    // A coding has no decisions: the server knows its last change, also after a reload.
    if (this.root.dataset["acts"]) return this.undo("", this.current, true);
    const last = this.done.pop();
    if (last) return this.undo(last.decision, last.claim, true);
    const button = this.card()?.querySelector<HTMLElement>("button.undo");
    if (button?.dataset["decision"]) return this.undo(button.dataset["decision"], this.current, true);
    say(this.texts["noUndo"] ?? "");
  }

  private async undo(decision: string, claim: string | null, act = false): Promise<void> {
    this.done = this.done.filter((one) => one.decision !== decision);
    try {
      await send<Decided>(`${this.root.dataset["page"]}/undo`, { decision, act });
      say(this.texts["undone"] ?? "");
      await this.refresh(claim, true);
    } catch (error) {
      say(reason(error, this.texts["offline"]));
    }
  }

  private async edit(id = this.current): Promise<void> {
    const claim = this.claim(id);
    if (!claim || !this.mayCode) return;
    this.show(claim.id, false);
    await this.editor.open(claim);
  }

  private add(): void {
    const words = selectedWords(this.pane);
    if (words) void this.use("new", words);
    else {
      say(this.texts["select"] ?? "");
      this.pane.focus();
    }
  }

  private async use(field: string, words: { start: number; end: number; text: string }): Promise<void> {
    if (!this.mayCode) return;
    if (field === "new") {
      if (this.editor.isOpen && this.editor.claim !== null) this.editor.close();
      if (!this.editor.isOpen) await this.editor.open(null);
      this.editor.use("trigger", words);
    } else {
      if (!this.editor.isOpen) await this.edit();
      this.editor.use(field, words);
    }
    this.choosing.clear();
  }

  private async saved(made: Decided, isNew: boolean): Promise<void> {
    const claim = made.claims[0] ?? null;
    if (claim) this.done.push({ decision: made.decision, claim });
    say(this.texts[isNew ? "added" : "saved"] ?? "");
    await this.refresh(claim, true);
  }

  private showPane(editing: boolean): void {
    byId("editor-pane").hidden = !editing;
    byId("card-pane").hidden = editing;
    if (editing) return;
    this.choosing.leave();
    this.showDrafts();
    this.card()?.focus({ preventScroll: true });
  }

  // Takes over what the server shows now, and stays where one was.
  async refresh(id: string | null, focus = false): Promise<void> {
    const answer = await fetch(this.root.dataset["page"] ?? "", { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const held = document.activeElement?.closest<HTMLElement>("[data-claim]")?.dataset["claim"];
    for (const part of ["text", "claim-list", "no-claims", "cards"]) {
      const fresh = page.getElementById(part);
      if (fresh) byId(part).replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    }
    const title = page.querySelector(".claims h2");
    const own = document.querySelector(".claims h2");
    if (title && own) own.textContent = title.textContent;
    this.data = readData(page);
    const wanted = this.claim(id) ? id : this.current;
    this.show(wanted, focus || (held !== undefined && !this.editor.isOpen));
  }

  private showDrafts(): void {
    const box = byId("kept-drafts");
    box.replaceChildren(...keptOf(this.data.id).map((draft) => this.draftLine(box.dataset, draft)));
  }

  private draftLine(words: DOMStringMap, draft: { report: string; claim: string; number: number; at: string }): HTMLElement {
    const what = draft.claim ? `${words["claim"]} ${draft.number + 1}` : (words["new"] ?? "");
    const goOn = (): void => {
      if (draft.claim && !this.claim(draft.claim)) return say(this.texts["lost"] ?? "");
      void (draft.claim ? this.edit(draft.claim) : this.openNew());
    };
    return keptLine(words, what, goOn, () => {
      drop(draft.report, draft.claim);
      this.showDrafts();
    });
  }

  private async openNew(): Promise<void> {
    await this.editor.open(null);
  }
}

// Scrolls the list of claims alone, so that the page stays where it is.
function bringIntoList(button: HTMLElement): void {
  const list = button.closest<HTMLElement>("#claim-list");
  if (!list) return;
  const [whole, own] = [list.getBoundingClientRect(), button.getBoundingClientRect()];
  list.scrollTop += Math.max(0, own.bottom - whole.bottom + 1) - Math.max(0, whole.top - own.top);
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

function readData(page: Document): Data {
  return JSON.parse(page.getElementById("report-data")?.textContent ?? '{"id": "", "claims": []}') as Data;
}

function fromAddress(): string | null {
  return location.hash.slice(1) || null;
}

async function drawMap(card: HTMLElement): Promise<void> {
  const figure = card.querySelector<HTMLElement>("figure[data-map]");
  if (!figure || figure.childElementCount || !figure.dataset["map"]) return;
  const answer = await fetch(figure.dataset["map"]).catch(() => null);
  if (!answer?.ok || figure.childElementCount) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawn.localName === "svg") figure.replaceChildren(document.adoptNode(drawn));
}

export function begin(): void {
  const page = new ReportPage();
  void page;
}
