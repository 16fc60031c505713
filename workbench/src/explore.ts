// The explore page: the plots at once, the map when its part is loaded, and saving of both.
import { drawAll, type Explored } from "./plots";
import { asPng, asSvg, keep } from "./saving";
import { say } from "./say";
import type { Drawn } from "./map";

let drawn: Drawn | undefined;

export function begin(): void {
  drawPage();
  // While events are still being counted, the page asks for its panels again, with other figures in them.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as Element).matches(".panels")) drawPage();
  });
}

function drawPage(): void {
  const data = document.getElementById("explored")?.textContent;
  const found = data ? (JSON.parse(data) as Explored) : undefined;
  const panels = document.querySelector<HTMLElement>(".panels");
  if (found && panels) {
    drawAll(found);
    drawAgain(panels, found);
  }
  const box = document.getElementById("map");
  if (box) void import("./map").then(async (part) => (drawn = await part.draw(box)));
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-save]")) {
    button.addEventListener("click", () => void save(button).catch((error: unknown) => say(`${error}`)));
  }
}

// In another width the plots are drawn anew, as long as they are on the page: others may have taken their place.
function drawAgain(panels: HTMLElement, found: Explored): void {
  const watch = new ResizeObserver(
    debounced(() => {
      if (panels.isConnected) drawAll(found);
      else watch.disconnect();
    }),
  );
  watch.observe(panels);
}

async function save(button: HTMLButtonElement): Promise<void> {
  const [name, kind] = [button.dataset["of"] ?? "", button.dataset["save"] ?? ""];
  if (name === "places") return drawn?.save(kind);
  const picture = document.querySelector<SVGSVGElement>(`#${name} svg`);
  if (!picture) return;
  const content = kind === "svg" ? new Blob([asSvg(picture)], { type: "image/svg+xml" }) : await asPng(picture);
  keep(content, `${name}.${kind}`);
}

function debounced(work: () => void): () => void {
  let timer = 0;
  let first = true;
  return () => {
    if (first) {
      first = false;
      return;
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(work, 150);
  };
}
