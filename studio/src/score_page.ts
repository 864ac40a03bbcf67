// The engraved pages in the document: the notes that sound, the line of the cursor, and the bars that are marked.
import { moment_at, score_moments } from "./score_cursor";
import type { EngravedMoment, Moment } from "./score_cursor";
import type { Hand, TempoPoint } from "./types";

export interface BarMark {
  from: number;
  to: number;
  hand: Hand | null;
  what: "selection" | "lock";
}

/** Above and below the staves, for notes on ledger lines. */
const kMarkRoom = 14;

export class ScorePage {
  moments: Moment[] = [];
  #lit: Element[] = [];
  #at: Moment | null = null;
  #measures: Element[] = [];
  #line = document.createElement("div");

  constructor(readonly box: HTMLElement) {
    this.#line.className = "score-line";
  }

  clear(): void {
    this.box.replaceChildren();
    this.moments = [];
    this.#lit = [];
    this.#at = null;
    this.#measures = [];
  }

  add(svg: string, label: string): void {
    const page = document.createElement("div");
    page.className = "score-page";
    page.setAttribute("role", "img");
    page.setAttribute("aria-label", label);
    page.innerHTML = svg;
    this.box.append(page);
    this.#measures = [...this.box.querySelectorAll(".measure")];
  }

  time_with(timemap: readonly EngravedMoment[], tempo: readonly TempoPoint[]): void {
    this.moments = score_moments(timemap, tempo);
    this.#at = null;
  }

  bar_of(element: Element | null): number | null {
    const measure = element?.closest(".measure");
    const at = measure ? this.#measures.indexOf(measure) : -1;
    return at < 0 ? null : at + 1;
  }

  /** Lights what sounds. Returns the system to keep in sight, when the moment is another. */
  follow(time: number): Element | null {
    const moment = moment_at(this.moments, time);
    if (moment === this.#at) return null;
    this.#at = moment;
    for (const element of this.#lit) element.classList.remove("sounding");
    const ids = moment?.sounding ?? [];
    this.#lit = ids.map((id) => document.getElementById(id)).filter((element) => element !== null);
    for (const element of this.#lit) element.classList.add("sounding");
    const first = document.getElementById(moment?.on[0] ?? "") ?? this.#lit[0];
    if (!first) return null;
    this.#place_line(first);
    return first.closest(".system");
  }

  #place_line(note: Element): void {
    const page = note.closest<HTMLElement>(".score-page");
    const system = note.closest(".measure");
    if (!page || !system) return;
    const inside = page.getBoundingClientRect();
    const head = (note.querySelector(".notehead") ?? note).getBoundingClientRect();
    const across = system.getBoundingClientRect();
    this.#line.style.left = `${head.left + head.width / 2 - inside.left}px`;
    this.#line.style.top = `${across.top - inside.top}px`;
    this.#line.style.height = `${across.height}px`;
    page.append(this.#line);
  }

  mark(marks: readonly BarMark[]): void {
    for (const old of this.box.querySelectorAll(".bar-mark")) old.remove();
    for (const mark of marks)
      for (let bar = mark.from; bar <= mark.to; ++bar) {
        const measure = this.#measures[bar - 1];
        if (measure) this.#mark_measure(measure, mark);
      }
  }

  #mark_measure(measure: Element, { hand, what }: BarMark): void {
    const page = measure.closest<HTMLElement>(".score-page");
    const staves = [...measure.querySelectorAll(":scope > .staff")];
    const chosen = hand === null ? staves : staves.slice(hand === "right" ? 0 : 1, hand === "right" ? 1 : 2);
    if (!page || chosen.length === 0) return;
    const inside = page.getBoundingClientRect();
    const boxes = chosen
      .flatMap((staff) => [...staff.querySelectorAll(":scope > path")])
      .map((line) => line.getBoundingClientRect());
    if (boxes.length === 0) return;
    const across = measure.getBoundingClientRect();
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const element = document.createElement("div");
    element.className = `bar-mark ${what}`;
    element.style.left = `${across.left - inside.left}px`;
    element.style.width = `${across.width}px`;
    element.style.top = `${top - inside.top - kMarkRoom}px`;
    element.style.height = `${bottom - top + 2 * kMarkRoom}px`;
    page.prepend(element);
  }
}
