// Says that one works on the report, as long as its page is open and looked at; and who else does.
import { send, token } from "./send";

interface TakenUp {
  who: string;
  is_you: boolean;
}

const EVERY = 3 * 60 * 1000;

export function beginWork(report: string, line: HTMLElement): void {
  const address = `/reports/${report}`;
  const tell = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    const found = await send<TakenUp>(`${address}/work`, {}).catch(() => null);
    if (!found) return;
    line.hidden = found.is_you;
    line.textContent = found.is_you ? "" : (line.dataset["words"] ?? "").replace("{who}", found.who);
  };
  void tell();
  window.setInterval(() => void tell(), EVERY);
  window.addEventListener("pagehide", () => {
    void fetch(`${address}/leave`, { method: "POST", keepalive: true, headers: { "X-CSRF-Token": token(), "Content-Type": "application/json" }, body: "{}" });
  });
}
