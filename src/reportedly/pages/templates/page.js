"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.getElementById("panel");
  const shown = panel.querySelector(".shown");
  const empty = shown.innerHTML;
  const turn = panel.querySelector(".turn");
  const status = document.getElementById("status");
  const names = {};
  for (const mark of document.querySelectorAll(".key mark")) names[mark.className] = mark.textContent;
  let open = null;

  const marks = (piece) => piece.dataset.c.split(" ").map((mark) => mark.split(":"));
  const claims = (piece) => [...new Set(marks(piece).map((mark) => Number(mark[0])))];
  const pieces = (article) => article.querySelectorAll(".h");
  const count = (article) => article.querySelectorAll(".card").length;
  const trigger = (article, claim) =>
    [...article.querySelectorAll("a.trigger")].find((link) => link.dataset.n.split(",").includes(String(claim + 1)));

  function unmark() {
    if (!open) return;
    for (const piece of open.article.querySelectorAll(".h.on")) {
      piece.classList.remove("on");
      delete piece.dataset.label;
    }
    for (const link of open.article.querySelectorAll('a.trigger[aria-expanded="true"]')) {
      link.setAttribute("aria-expanded", "false");
    }
  }

  function mark(article, claim) {
    for (const piece of pieces(article)) {
      const own = marks(piece).filter((one) => Number(one[0]) === claim);
      if (!own.length) continue;
      piece.classList.add("on");
      const begun = own.filter((one) => one[2]).map((one) => names[one[1]]);
      if (begun.length) piece.dataset.label = [...new Set(begun)].join(", ");
    }
  }

  function show(article, claim, focus) {
    const card = document.getElementById(`r${article.dataset.r}c${claim + 1}`);
    if (!card) return;
    unmark();
    mark(article, claim);
    open = { article, claim };
    const copy = card.cloneNode(true);
    for (const node of copy.querySelectorAll("[id]")) node.remove();
    const frame = document.createElement("div");
    frame.className = copy.className;
    frame.append(...copy.childNodes);
    shown.replaceChildren(frame);
    turn.hidden = false;
    turn.querySelector(".at").textContent = `${claim + 1} of ${count(article)}`;
    panel.scrollTop = 0;
    status.textContent = card.querySelector(".unseen").textContent;
    const link = trigger(article, claim);
    if (!link) return;
    link.setAttribute("aria-expanded", "true");
    if (focus) link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!open) return;
    const link = trigger(open.article, open.claim);
    unmark();
    open = null;
    shown.innerHTML = empty;
    turn.hidden = true;
    status.textContent = "";
    if (link) link.focus({ preventScroll: true });
  }

  function move(by, focus) {
    if (!open) return;
    let { article, claim } = open;
    claim += by;
    while (claim < 0 || claim >= count(article)) {
      do article = by < 0 ? article.previousElementSibling : article.nextElementSibling;
      while (article && !article.matches("article"));
      if (!article) return;
      claim = by < 0 ? count(article) - 1 : 0;
    }
    show(article, claim, focus);
  }

  function press(piece, byKey) {
    const article = piece.closest("article");
    const found = claims(piece);
    const at = open && open.article === article ? found.indexOf(open.claim) : -1;
    if (at === 0 && found.length === 1 && byKey) return panel.focus();
    show(article, found[(at + 1) % found.length], true);
  }

  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".h");
    if (piece) {
      event.preventDefault();
      if (String(getSelection()) === "") press(piece);
      return;
    }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.turn) move(Number(button.dataset.turn), false);
    else if ("close" in button.dataset) close();
    else if ("list" in button.dataset) {
      const list = document.getElementById(button.getAttribute("aria-controls"));
      button.setAttribute("aria-expanded", String(list.classList.toggle("open")));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const link = event.target.closest("a.trigger");
    if (event.key === "Escape") return close();
    if (link && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      return press(link.closest(".h"), true);
    }
    if (!link && !event.target.closest(".panel")) return;
    const forward = link && getComputedStyle(link).direction === "rtl" ? -1 : 1;
    const by = { ArrowRight: forward, ArrowLeft: -forward, n: 1, p: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    if (!open && link) return press(link.closest(".h"));
    move(by, Boolean(link));
  });
});
