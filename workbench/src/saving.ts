// Saving what is drawn: a picture as SVG or PNG, with the colours of the page written into it.

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "font-family", "font-size", "font-weight", "text-anchor"];

export function asSvg(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const [own, copied] = [all(picture), all(copy)];
  own.forEach((one, place) => {
    const seen = getComputedStyle(one);
    for (const name of DRAWN) copied[place]?.setAttribute(name, seen.getPropertyValue(name));
  });
  const box = picture.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", `${Math.round(box.width)}`);
  copy.setAttribute("height", `${Math.round(box.height)}`);
  return new XMLSerializer().serializeToString(copy);
}

export async function asPng(picture: SVGSVGElement): Promise<Blob> {
  const box = picture.getBoundingClientRect();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([asSvg(picture)], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = 2;
  [canvas.width, canvas.height] = [Math.round(box.width * scale), Math.round(box.height * scale)];
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no canvas");
  brush.fillStyle = getComputedStyle(picture.closest(".sheet") ?? document.body).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return blobOf(canvas);
}

export function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

export function keep(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function all(picture: Element): Element[] {
  return [picture, ...picture.querySelectorAll("*")];
}
