// The inbox: a row is chosen by keys and opened; files are dropped anywhere; the list follows what was read.
import { dropForm, fillForm, keepForm, keptLine } from "./drafts";
import { isForPage } from "./keys";
import { offline, say } from "./say";

export function begin(): void {
  document.addEventListener("keydown", (event) => {
    if (isForPage(event) && used(event)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const away = (event.target as Element).closest<HTMLElement>("[data-away]")?.dataset["away"];
    if (away) document.getElementById(away)?.remove();
  });
  document.body.addEventListener("reports-read", follow);
  document.getElementById("search")?.addEventListener("htmx:configRequest", keepChosen);
  beginReading();
  document.body.dataset["ready"] = "inbox";
}

// Words are looked for in what the list was narrowed to: the address knows what that is.
function keepChosen(event: Event): void {
  const asked = (event as CustomEvent).detail.formData as FormData;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (value && name !== "q" && name !== "page") asked.append(name, value);
  }
}

function used(event: KeyboardEvent): boolean {
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return move(1);
    case "k":
    case "ArrowUp":
      return move(-1);
    case "/":
      return search();
    default:
      return false;
  }
}

// The link of a row takes the focus, so that Enter opens it and a screen reader reads it.
function move(by: number): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-row] th a")];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-focus-key='/']");
  field?.focus();
  field?.select();
  return field !== null;
}

function follow(): void {
  say(document.getElementById("jobs")?.dataset["over"] ?? "");
  if (!document.getElementById("found")) return;
  const options = { target: "#found", select: "#found", swap: "outerHTML" } as const;
  const held = document.activeElement?.closest("[data-row]")?.getAttribute("data-row");
  void window.htmx.ajax("get", location.pathname + location.search, options).then(() => {
    if (held) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(held)}"] th a`)?.focus();
  });
}

function beginReading(): void {
  const dialog = document.getElementById("read-more") as HTMLDialogElement | null;
  const files = document.getElementById("files") as HTMLInputElement | null;
  if (!dialog || !files) return;
  document.getElementById("read-open")?.addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("htmx:beforeRequest", (event) => {
    const fault = tooMuch(dialog, files) ? (dialog.dataset["tooMuch"] ?? "") : "";
    if (fault) event.preventDefault();
    tell(dialog, fault);
  });
  dialog.addEventListener("htmx:responseError", (event) => {
    const answer = (event as CustomEvent).detail.xhr as XMLHttpRequest;
    const words = new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("main p");
    tell(dialog, words?.textContent ?? `${answer.status}`);
  });
  dialog.addEventListener("htmx:sendError", () => tell(dialog, offline()));
  dialog.addEventListener("htmx:afterRequest", (event) => {
    if (!(event as CustomEvent).detail.successful) return;
    const form = event.target as HTMLFormElement;
    form.reset();
    dropForm(form);
    dialog.close();
  });
  beginKeeping(dialog);
  beginDropping(dialog, files);
}

// What is pasted or typed is kept until it was sent to be read, and offered again after a reload.
function beginKeeping(dialog: HTMLDialogElement): void {
  dialog.addEventListener("input", (event) => {
    const form = (event.target as HTMLInputElement).form;
    if (form) keepForm(form);
  });
  const box = document.getElementById("kept-drafts");
  for (const form of dialog.querySelectorAll<HTMLFormElement>("form[id]")) {
    if (!fillForm(form) || !box) continue;
    const line = keptLine(
      box.dataset,
      form.dataset["what"] ?? "",
      () => {
        dialog.showModal();
        form.querySelector<HTMLElement>("textarea, input:not([type=file])")?.focus();
      },
      () => {
        form.reset();
        dropForm(form);
        line.remove();
      },
    );
    form.addEventListener("htmx:afterRequest", (event) => (event as CustomEvent).detail.successful && line.remove());
    box.append(line);
  }
}

// What is wrong is said in the dialog: it lies over the line at the foot of the page.
function tell(dialog: HTMLDialogElement, fault: string): void {
  const line = dialog.querySelector(".fault");
  if (line) line.textContent = fault;
  if (fault && !dialog.open) dialog.showModal();
}

function tooMuch(dialog: HTMLElement, files: HTMLInputElement): boolean {
  const size = [...(files.files ?? [])].reduce((sum, file) => sum + file.size, 0);
  return size > Number(dialog.dataset["limit"]);
}

// Files that are dropped on the page are read at once; those dropped on the open dialog wait for what is told of them.
function beginDropping(dialog: HTMLDialogElement, files: HTMLInputElement): void {
  let depth = 0;
  const mark = (by: number): void => {
    depth = Math.max(0, depth + by);
    document.body.classList.toggle("dropping", depth > 0);
  };
  document.addEventListener("dragenter", (event) => hasFiles(event) && mark(1));
  document.addEventListener("dragleave", (event) => hasFiles(event) && mark(-1));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    mark(-depth);
    files.files = event.dataTransfer.files;
    if (!dialog.open) files.form?.requestSubmit();
  });
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
