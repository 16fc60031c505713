// The plots of the explore page, drawn by Observable Plot in the colours of the page.
import * as Plot from "@observablehq/plot";

type Range = { low: number | null; best: number | null; high: number | null };
export type Sum = Range & { name: string; events: number };
export type Bar = Range & { event: string; first: string; last: string | null; where: string | null };
export type Dispute = { one: string; other: string; events: number };
export type Explored = { bars: Bar[]; months: Sum[]; perpetrators: Sum[]; disputes: Dispute[] };

const DAY = 24 * 3600 * 1000;
const MOST_YEARS_BY_MONTH = 8;
const TICK = 130; // so much room a number below a plot has, however long it is
const SURE = 3; // a bar of more days than this is pale

export function drawAll(found: Explored): void {
  put("timeline", (width, unit) => timeline(found.bars, width, unit));
  put("months", (width, unit) => months(found.months, width, unit));
  put("perpetrators", (width, unit) => parties(found.perpetrators, width, unit));
  put("disputes", (width) => disputes(found.disputes, width));
}

function put(id: string, make: (width: number, unit: string) => SVGSVGElement | HTMLElement): void {
  const box = document.getElementById(id);
  if (!box) return;
  const plot = make(box.clientWidth, box.dataset["unit"] ?? "");
  // Its style sheet would be refused by the page's policy; explore.css has the same rules.
  for (const style of plot.querySelectorAll("style")) style.remove();
  for (const part of plot.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  plot.setAttribute("role", plot.querySelector("a") ? "group" : "img"); // what is a picture holds no links
  plot.setAttribute("aria-label", box.dataset["label"] ?? "");
  box.replaceChildren(plot);
}

function months(rows: Sum[], width: number, unit: string): SVGSVGElement | HTMLElement {
  const dated = periods(rows).filter((row) => row.high !== null);
  return Plot.plot({
    width,
    height: 240,
    marginLeft: 65, // for millions
    x: { type: "utc", label: null, ...inOwnWords() },
    y: { grid: true, label: unit, labelArrow: "none", nice: true, zero: true },
    marks: [
      Plot.rectY(dated, { x1: "from", x2: "to", y1: "low", y2: "high", fill: "var(--what)", fillOpacity: 0.25, title: spoken }),
      Plot.ruleY(dated, { x1: "from", x2: "to", y: "best", stroke: "var(--what)", strokeWidth: 2.5, title: spoken }),
      Plot.ruleY([0], { stroke: "var(--quiet)" }),
    ],
  });
}

type Period = Sum & { from: Date; to: Date };

// Months, or years where so many months lie between the first and the last that none could be seen.
function periods(rows: Sum[]): Period[] {
  const [first, last] = [rows[0]?.name ?? "", rows.at(-1)?.name ?? ""];
  const long = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > MOST_YEARS_BY_MONTH;
  const found = new Map<string, Sum>();
  for (const row of rows) {
    const name = long ? row.name.slice(0, 4) : row.name;
    const sum = found.get(name) ?? { name, events: 0, low: null, best: null, high: null };
    found.set(name, { name, events: sum.events + row.events, low: added(sum.low, row.low), best: added(sum.best, row.best), high: added(sum.high, row.high) });
  }
  return [...found.values()].map((row) => ({ ...row, ...ends(row.name) }));
}

// A sum of what is known: nothing and nothing are not 0.
function added(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0);
}

function ends(name: string): { from: Date; to: Date } {
  const [year, month] = name.split("-").map(Number);
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1);
  const to = month ? Date.UTC(year ?? 0, month) : Date.UTC((year ?? 0) + 1, 0);
  return { from: new Date(from), to: new Date(to) };
}

// Plot names months in English; where the page speaks another language its months bear that one's names.
function inOwnWords(): { tickFormat?: (day: Date) => string } {
  const language = document.documentElement.lang;
  return language === "en" ? {} : { tickFormat: (day) => day.toLocaleDateString(`${language}-u-nu-latn`, { ...asked(day), timeZone: "UTC" }) };
}

function asked(day: Date): Intl.DateTimeFormatOptions {
  if (day.getUTCDate() !== 1) return { day: "numeric", month: "short" };
  return day.getUTCMonth() ? { month: "short", year: "numeric" } : { year: "numeric" };
}

function spoken(row: Sum): string {
  return `${row.name}\n${range(row)}`;
}

function range(row: Range): string {
  return `${row.low ?? "?"}–${row.best ?? "?"}–${row.high ?? "?"}`;
}

function timeline(rows: Bar[], width: number, unit: string): SVGSVGElement | HTMLElement {
  const bars = rows.map((row) => {
    const first = new Date(`${row.first}T00:00:00Z`);
    const last = new Date(new Date(`${row.last ?? row.first}T00:00:00Z`).getTime() + DAY);
    const days = (last.getTime() - first.getTime()) / DAY;
    return { ...row, from: first, to: last, middle: new Date((first.getTime() + last.getTime()) / 2), height: row.best ?? row.high ?? 0, pale: days > SURE };
  });
  const sure = bars.filter((bar) => !bar.pale);
  return Plot.plot({
    width,
    height: 240,
    marginLeft: 65, // for millions
    x: { type: "utc", label: null, ...inOwnWords() },
    y: { type: "sqrt", grid: true, label: unit, labelArrow: "none", zero: true, nice: true },
    marks: [
      Plot.rectY(bars.filter((bar) => bar.pale), { x1: "from", x2: "to", y: "height", fill: "var(--what)", fillOpacity: 0.16, stroke: "var(--what)", strokeOpacity: 0.5, strokeDasharray: "3 2", href: address, title: words }),
      Plot.ruleX(sure, { x: "middle", y1: 0, y2: "height", stroke: "var(--what)", strokeWidth: 3, href: address, title: words }),
      Plot.dot(sure, { x: "middle", y: "height", r: 3, fill: "var(--what)", href: address, title: words }),
      Plot.ruleY([0], { stroke: "var(--quiet)" }),
    ],
  });
}

function address(bar: { event: string }): string {
  return `/events/${bar.event}`;
}

function words(bar: Bar): string {
  const days = bar.last && bar.last !== bar.first ? `${bar.first} – ${bar.last}` : bar.first;
  return `${bar.where ? apart(bar.where) : ""} ${days}\n${range(bar)}`;
}

// A name in whichever direction, which turns nothing around it.
function apart(name: string): string {
  return `\u2068${name}\u2069`;
}

function parties(rows: Sum[], width: number, unit: string): SVGSVGElement | HTMLElement {
  const shown = rows.filter((row) => row.high !== null).slice(0, 12);
  return Plot.plot({
    width,
    height: 50 + 26 * shown.length,
    marginLeft: Math.min(190, width / 3),
    marginBottom: 36,
    x: { grid: true, label: unit, labelArrow: "none", nice: true, zero: true, ticks: Math.max(2, Math.floor(width / TICK)) },
    y: { domain: shown.map((row) => row.name), label: null, tickFormat: (name: string) => shortened(name) },
    marks: [
      Plot.barX(shown, { y: "name", x1: "low", x2: "high", fill: "var(--party)", fillOpacity: 0.3, inset: 3 }),
      Plot.tickX(shown, { y: "name", x: "best", stroke: "var(--party)", strokeWidth: 3, inset: 3 }),
      Plot.ruleX([0], { stroke: "var(--quiet)" }),
    ],
  });
}

function disputes(rows: Dispute[], width: number): SVGSVGElement | HTMLElement {
  const cells = rows.flatMap((row) => [row, { ...row, one: row.other, other: row.one }]);
  const names = [...new Set(cells.map((cell) => cell.one))];
  const side = Math.min(190, width / 3);
  return Plot.plot({
    width,
    height: 110 + 24 * names.length,
    marginLeft: side,
    marginTop: 110,
    marginRight: 90, // for the last of the slanting names
    padding: 0.08,
    x: { domain: names, axis: "top", label: null, tickRotate: -40, tickFormat: (name: string) => shortened(name, 18) },
    y: { domain: names, label: null, tickFormat: (name: string) => shortened(name) },
    marks: [
      Plot.cell(cells, { x: "other", y: "one", fill: "var(--bad)", fillOpacity: (cell: Dispute) => 0.15 + 0.5 * Math.min(1, cell.events / Math.max(...rows.map((row) => row.events))) }),
      Plot.text(cells, { x: "other", y: "one", text: (cell: Dispute) => `${cell.events}`, fill: "var(--ink)" }),
    ],
  });
}

function shortened(name: string, most = 26): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
