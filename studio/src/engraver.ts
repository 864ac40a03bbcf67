// Asks the worker for pages and keeps the last ones, so that going back and forth between versions is quick.
import type { EngravedMoment } from "./score_cursor";
import type { EngravingAnswer, EngravingRequest } from "./score.worker";

export interface Engraving {
  pages: string[];
  timemap: EngravedMoment[];
}

export interface EngravingListener {
  page(svg: string, page: number, pages: number): void;
  done(engraving: Engraving): void;
  failed(why: string): void;
}

const kKept = 8;

class Engraver {
  #worker = new Worker("/score.worker.js", { type: "module" });
  #id = 0;
  #kept = new Map<string, Engraving>();

  /** Loads the engraver before it is needed. */
  warm(): void {
    this.#worker.postMessage({ id: 0, xml: "", width: 100, scale: 40 } satisfies EngravingRequest);
  }

  /** Engraves one score; an earlier one that is not done is given up. */
  engrave(key: string, xml: string, width: number, scale: number, listener: EngravingListener): void {
    const id = ++this.#id;
    const pages: string[] = [];
    this.#worker.onmessage = ({ data }: MessageEvent<EngravingAnswer>) => {
      if (data.id !== id) return;
      if ("error" in data) listener.failed(data.error);
      else if ("timemap" in data) this.#done(key, { pages, timemap: data.timemap }, listener);
      else {
        pages.push(data.svg);
        listener.page(data.svg, data.page, data.pages);
      }
    };
    this.#worker.onerror = () => listener.failed("worker");
    this.#worker.postMessage({ id, xml, width, scale } satisfies EngravingRequest);
  }

  kept(key: string): Engraving | null {
    return this.#kept.get(key) ?? null;
  }

  #done(key: string, engraving: Engraving, listener: EngravingListener): void {
    this.#kept.set(key, engraving);
    if (this.#kept.size > kKept) this.#kept.delete(this.#kept.keys().next().value!);
    listener.done(engraving);
  }

  cancel(): void {
    ++this.#id;
    this.#worker.onmessage = null;
  }
}

let made: Engraver | null = null;

/** One for the whole page: its start costs a second. */
export function engraver(): Engraver {
  made ??= new Engraver();
  return made;
}
