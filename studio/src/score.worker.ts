// Engraves beside the page, which must not stand still: MusicXML in, pages as SVG out, one message a page.
// @ts-ignore: the engraver has no types
import createModule from "./verovio-module.mjs";
// @ts-ignore: the engraver has no types
import { VerovioToolkit } from "verovio/esm";
import type { EngravedMoment } from "./score_cursor";

export interface EngravingRequest {
  id: number;
  /** Empty: only be ready. */
  xml: string;
  /** Of the page, in CSS pixels. */
  width: number;
  /** Per cent of full size. */
  scale: number;
}

export type EngravingAnswer =
  | { id: number; page: number; pages: number; svg: string }
  | { id: number; timemap: EngravedMoment[] }
  | { id: number; error: string };

interface Toolkit {
  setOptions(options: Record<string, unknown>): void;
  loadData(xml: string): boolean;
  getPageCount(): number;
  renderToSVG(page: number): string;
  renderToTimemap(options: Record<string, unknown>): EngravedMoment[];
}

let toolkit: Promise<Toolkit> | null = null;
let newest = 0;

async function make_toolkit(): Promise<Toolkit> {
  return new VerovioToolkit(await createModule()) as Toolkit;
}

async function engrave({ id, xml, width, scale }: EngravingRequest): Promise<void> {
  toolkit ??= make_toolkit();
  const engraver = await toolkit;
  if (id !== newest || xml === "") return;
  engraver.setOptions({
    pageWidth: Math.round((width * 100) / scale),
    pageHeight: 2970,
    adjustPageHeight: true,
    scale,
    breaks: "auto",
    header: "none",
    footer: "none",
    svgViewBox: true,
    pageMarginTop: 40,
    pageMarginBottom: 40,
    pageMarginLeft: 40,
    pageMarginRight: 40,
    spacingSystem: 8,
    justifyVertically: false,
    mnumInterval: 0,
  });
  if (!engraver.loadData(xml)) throw new Error("MusicXML");
  const pages = engraver.getPageCount();
  for (let page = 1; page <= pages; ++page) {
    const svg = engraver.renderToSVG(page);
    self.postMessage({ id, page, pages, svg } satisfies EngravingAnswer);
    await new Promise((resolve) => setTimeout(resolve));
    if (id !== newest) return;
  }
  const timemap = engraver.renderToTimemap({ includeMeasures: true });
  self.postMessage({ id, timemap } satisfies EngravingAnswer);
}

self.onmessage = async ({ data }: MessageEvent<EngravingRequest>) => {
  newest = data.id;
  try {
    await engrave(data);
  } catch (problem) {
    self.postMessage({ id: data.id, error: String(problem) } satisfies EngravingAnswer);
  }
};
