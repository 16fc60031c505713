// The map of events: places as dots, and how far off each may be as a pale disc. Outlines come from our server.
import { AttributionControl, Map as Chart, NavigationControl, Popup, addProtocol, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, StyleSpecification } from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import { PMTiles, Protocol } from "pmtiles";
import { blobOf, keep } from "./saving";
import { ask } from "./send";

type Spot = { lat: number; lon: number; metres: number; where: string; precision: string; events: number; low: number | null; best: number | null; high: number | null; event: string };
export type Drawn = { save: (kind: string) => Promise<void> };

const EARTH = 6_371_008.8; // metres, mean radius
const CORNERS = 48;

export async function draw(box: HTMLElement): Promise<Drawn> {
  setWorkerUrl(workerAddress);
  const { spots } = await ask<{ spots: Spot[] }>(`/explore/spots${location.search}`);
  const chart = new Chart({
    container: box,
    style: await styled(box),
    attributionControl: false,
    bounds: boundsOf(spots),
    fitBoundsOptions: { padding: 60, maxZoom: 6 },
    canvasContextAttributes: { preserveDrawingBuffer: true },
    cooperativeGestures: true,
    fadeDuration: 0,
    locale: wordsIn(box),
  });
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.addControl(new AttributionControl({ compact: true, customAttribution: "Natural Earth" }));
  chart.on("load", () => addSpots(chart, spots, box));
  return { save: (kind) => save(chart, kind) };
}

// What the map itself says, in the language of the page.
function wordsIn(box: HTMLElement): Record<string, string> {
  const word = (name: string): string => box.dataset[`words${name}`] ?? "";
  return {
    "Map.Title": box.dataset["label"] ?? "",
    "NavigationControl.ZoomIn": word("Closer"),
    "NavigationControl.ZoomOut": word("Further"),
    "AttributionControl.ToggleAttribution": word("MadeBy"),
    "Popup.Close": word("Close"),
    "CooperativeGesturesHandler.WindowsHelpText": word("Scroll"),
    "CooperativeGesturesHandler.MacHelpText": word("Scroll").replace("Ctrl", "⌘"),
    "CooperativeGesturesHandler.MobileHelpText": word("Fingers"),
  };
}

async function styled(box: HTMLElement): Promise<StyleSpecification> {
  const color = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const style: StyleSpecification = {
    version: 8,
    sources: { land: { type: "geojson", data: `${location.origin}/outlines.json` } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": color("--wash") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": color("--sheet") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": color("--quiet"), "line-width": 0.7 } },
    ],
  };
  await addTiles(style, box, color("--rule"), color("--quiet"));
  return style;
}

// Tiles of the user's choice: pictures lie under the outlines, vectors are drawn as plain lines.
async function addTiles(style: StyleSpecification, box: HTMLElement, fill: string, line: string): Promise<void> {
  const address = box.dataset["tiles"];
  if (!address) return;
  if (!address.endsWith(".pmtiles")) {
    style.sources["detail"] = { type: "raster", tiles: [address], tileSize: 256 };
    style.layers.splice(2, 0, { id: "detail", type: "raster", source: "detail" });
    return;
  }
  const whole = new URL(address, location.href).href;
  try {
    const file = new PMTiles(whole);
    const [header, told] = [await file.getHeader(), (await file.getMetadata()) as { vector_layers?: { id: string }[] }];
    const protocol = new Protocol();
    protocol.add(file);
    addProtocol("pmtiles", protocol.tile);
    if (header.tileType === 1) {
      style.sources["detail"] = { type: "vector", url: `pmtiles://${whole}` };
      for (const { id } of told.vector_layers ?? []) {
        style.layers.push({ id: `lines ${id}`, type: "line", source: "detail", "source-layer": id, paint: { "line-color": line, "line-width": 0.6, "line-opacity": 0.6 } });
        style.layers.splice(2, 0, { id: `areas ${id}`, type: "fill", source: "detail", "source-layer": id, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": fill, "fill-opacity": 0.25 } });
      }
    } else {
      style.sources["detail"] = { type: "raster", url: `pmtiles://${whole}`, tileSize: 256 };
      style.layers.splice(2, 0, { id: "detail", type: "raster", source: "detail" });
    }
  } catch {
    const note = document.createElement("p");
    note.className = "fault";
    note.setAttribute("role", "status");
    note.textContent = box.dataset["wordsBroken"] ?? "";
    box.after(note);
  }
}

function addSpots(chart: Chart, spots: Spot[], box: HTMLElement): void {
  const color = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  chart.addSource("areas", { type: "geojson", data: collection(spots.map(disc)) });
  chart.addSource("spots", { type: "geojson", data: collection(spots.map(dot)), cluster: true, clusterRadius: 28, clusterMaxZoom: 7, clusterProperties: { all: ["+", ["get", "events"]] } });
  chart.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": color("--where"), "fill-opacity": 0.13 } });
  chart.addLayer({ id: "edges", type: "line", source: "areas", paint: { "line-color": color("--where"), "line-opacity": 0.5, "line-dasharray": [3, 2], "line-width": 1 } });
  const many = ["coalesce", ["get", "all"], ["get", "events"]] as unknown as number;
  chart.addLayer({
    id: "spots",
    type: "circle",
    source: "spots",
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["sqrt", many], 1, 5, 6, 14, 30, 34],
      "circle-color": color("--what"),
      "circle-opacity": 0.75,
      "circle-stroke-color": color("--sheet"),
      "circle-stroke-width": 1.5,
    },
  });
  chart.on("click", "spots", (event) => void opened(chart, event.features?.[0], box, spots));
  chart.on("mouseenter", "spots", () => (chart.getCanvas().style.cursor = "pointer"));
  chart.on("mouseleave", "spots", () => (chart.getCanvas().style.cursor = ""));
  chart.once("idle", () => (box.dataset["ready"] = "yes"));
}

type Clicked = { properties: Record<string, unknown>; geometry: { type: string; coordinates?: unknown } };

async function opened(chart: Chart, clicked: Clicked | undefined, box: HTMLElement, spots: Spot[]): Promise<void> {
  if (!clicked) return;
  const at = clicked.geometry.coordinates as [number, number];
  const cluster = clicked.properties["cluster_id"];
  if (typeof cluster === "number") {
    const zoom = await chart.getSource<GeoJSONSource>("spots")?.getClusterExpansionZoom(cluster);
    chart.easeTo({ center: at, zoom: (zoom ?? 8) + 0.2 });
    return;
  }
  const spot = spots[clicked.properties["place"] as number];
  if (spot) new Popup({ maxWidth: "18rem" }).setLngLat([spot.lon, spot.lat]).setDOMContent(card(spot, box)).addTo(chart);
}

function card(spot: Spot, box: HTMLElement): HTMLElement {
  const word = (name: string): string => box.dataset[`words${name}`] ?? "";
  const made = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = spot.where;
  name.dir = "auto";
  const told = document.createElement("p");
  // Marks and forms that every language has: a number needs another form of "events" in each.
  told.textContent = `${word("Events")}: ${spot.events} · ${spot.high === null ? "" : `${word("Killed")} ${spot.low ?? "?"}–${spot.best ?? "?"}–${spot.high} · `}${word("Exact")} ${Math.round(spot.metres / 1000)} ${word("Km")}`;
  const link = document.createElement("a");
  link.href = `/events/${spot.event}`;
  link.textContent = word("Open");
  made.append(name, told, link);
  return made;
}

type Feature = { type: "Feature"; properties: Record<string, unknown>; geometry: { type: "Point"; coordinates: number[] } | { type: "Polygon"; coordinates: number[][][] } };

function collection(features: Feature[]): { type: "FeatureCollection"; features: Feature[] } {
  return { type: "FeatureCollection", features };
}

function dot(spot: Spot, place: number): Feature {
  return { type: "Feature", properties: { events: spot.events, place }, geometry: { type: "Point", coordinates: [spot.lon, spot.lat] } };
}

// A circle of so many metres, as a polygon of the sphere.
function disc(spot: Spot): Feature {
  const reach = spot.metres / EARTH;
  const lat = (spot.lat * Math.PI) / 180;
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const turn = (corner / CORNERS) * 2 * Math.PI;
    const up = Math.asin(Math.sin(lat) * Math.cos(reach) + Math.cos(lat) * Math.sin(reach) * Math.cos(turn));
    const along = Math.atan2(Math.sin(turn) * Math.sin(reach) * Math.cos(lat), Math.cos(reach) - Math.sin(lat) * Math.sin(up));
    return [spot.lon + (along * 180) / Math.PI, (up * 180) / Math.PI];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

function boundsOf(spots: Spot[]): [number, number, number, number] {
  if (!spots.length) return [-20, -40, 70, 60];
  const [lons, lats] = [spots.map((spot) => spot.lon), spots.map((spot) => spot.lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

async function save(chart: Chart, kind: string): Promise<void> {
  const picture = await blobOf(chart.getCanvas());
  if (kind === "png") return keep(picture, "map.png");
  const { width, height } = chart.getCanvas().getBoundingClientRect();
  const inside = await addressOf(picture);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${inside}" width="${width}" height="${height}"/></svg>`;
  keep(new Blob([svg], { type: "image/svg+xml" }), "map.svg");
}

function addressOf(picture: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(`${reader.result}`));
    reader.readAsDataURL(picture);
  });
}
