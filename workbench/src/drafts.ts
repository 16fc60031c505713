// What somebody was typing stays on this machine until it is sent: a reload or a crash loses nothing.

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
