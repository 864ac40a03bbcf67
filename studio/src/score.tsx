// The engraved score of the shown version, with a cursor that follows the performance.
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { backend } from "./backend";
import { engraver } from "./engraver";
import { music, select_bars, selected_bars, selection, shown, shown_id } from "./model";
import { player, playing, position } from "./player";
import { time_of_engraved } from "./score_cursor";
import { ScorePage } from "./score_page";
import type { BarMark } from "./score_page";
import { settings } from "./settings";
import { bar_of_time, last_bar, span_of_bars } from "./tempo_map";
import { t } from "./words";

export const score_scale = signal(36);
type ScoreState = "empty" | "engraving" | "ready" | { failed: string };
export const score_state = signal<ScoreState>("empty");
const kMargin = 8;

function marks(): BarMark[] {
  const bars = selected_bars.value;
  const locked = (shown.value?.locks ?? []).map((lock): BarMark => ({ ...lock, what: "lock" }));
  const chosen = selection.value;
  if (!bars || !chosen) return locked;
  return [...locked, { from: bars[0], to: bars[1], hand: chosen.hand, what: "selection" }];
}

/** Scrolls so that a system is seen: kept on top, or moved only when it would be left. */
function keep_in_sight(box: HTMLElement, system: Element): void {
  const inside = box.getBoundingClientRect();
  const at = system.getBoundingClientRect();
  const seen = at.top >= inside.top && at.bottom <= inside.bottom;
  if (settings.value.scroll === "needed" && seen) return;
  const target = box.scrollTop + at.top - inside.top - kMargin;
  if (Math.abs(target - box.scrollTop) < 2) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  box.scrollTo({ top: target, behavior: still ? "auto" : "smooth" });
}

class ScoreScreen {
  readonly page: ScorePage;
  #shown = "";
  #width = 0;

  constructor(readonly box: HTMLElement) {
    this.page = new ScorePage(box);
  }

  /** Shows a version at the width there is. */
  async show(version: number | null, scale: number): Promise<void> {
    const width = this.box.clientWidth - 2 * kMargin;
    const key = `${version} ${width} ${scale}`;
    if (key === this.#shown || width < 50) return;
    this.#shown = key;
    this.#width = width;
    engraver().cancel();
    if (version === null) {
      this.page.clear();
      score_state.value = "empty";
      return;
    }
    const kept = engraver().kept(key);
    if (kept) return this.#show_all(kept.pages, kept.timemap);
    score_state.value = "engraving";
    const xml = await backend.musicxml(version).catch((problem: unknown) => problem as Error);
    if (key !== this.#shown) return;
    if (typeof xml !== "string") {
      this.page.clear();
      score_state.value = { failed: xml.message };
      return;
    }
    engraver().engrave(key, xml, width, scale, {
      page: (svg, page, pages) => {
        if (page === 1) this.page.clear();
        this.page.add(svg, t("score.page", { n: page, of: pages }));
      },
      done: ({ timemap }) => this.#done(timemap),
      failed: (why) => {
        score_state.value = { failed: why };
      },
    });
  }

  #show_all(pages: readonly string[], timemap: Parameters<ScorePage["time_with"]>[0]): void {
    this.page.clear();
    pages.forEach((svg, i) => this.page.add(svg, t("score.page", { n: i + 1, of: pages.length })));
    this.#done(timemap);
  }

  #done(timemap: Parameters<ScorePage["time_with"]>[0]): void {
    this.page.time_with(timemap, music.peek()?.tempo ?? []);
    score_state.value = "ready";
    this.page.mark(marks());
    this.page.follow(position.peek());
  }

  resized(): void {
    if (Math.abs(this.box.clientWidth - 2 * kMargin - this.#width) > 12)
      void this.show(shown_id.peek(), score_scale.peek());
  }

  destroy(): void {
    engraver().cancel();
  }
}

/** The score that is on the screen, for tests. */
export const score_on_screen: { current: ScoreScreen | null } = { current: null };

let anchor = 1;

function seek_bar(bar: number): void {
  if (music.value) player.seek(span_of_bars(music.value, bar, bar)[0]);
}

function score_key(event: KeyboardEvent): boolean {
  if (!music.value) return false;
  const here = bar_of_time(music.value.measures, position.value);
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const last = last_bar(music.value);
  if (step !== 0) {
    const bar = Math.max(1, Math.min(last, here + step));
    if (event.shiftKey) extend_to(bar);
    seek_bar(bar);
  } else if (event.key === "Enter") void player.play(position.value);
  else if (event.key === "Escape") selection.value = null;
  else return false;
  return true;
}

/** From the bar where the selection began. */
function extend_to(bar: number): void {
  if (!selected_bars.value) anchor = bar_of_time(music.value!.measures, position.value);
  select_bars(anchor, bar);
}

/** A click plays from a note, a drag selects bars. */
function use_pointer(box: HTMLElement, screen: ScoreScreen): void {
  let from: number | null = null;
  let dragged = false;
  box.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.button !== 0) return;
    from = event.pointerType !== "touch" ? screen.page.bar_of(event.target as Element) : null;
  });
  box.addEventListener("pointermove", (event) => {
    if (from === null || event.buttons !== 1) return;
    const bar = screen.page.bar_of(document.elementFromPoint(event.clientX, event.clientY));
    if (bar === null || (bar === from && !dragged)) return;
    dragged = true;
    anchor = from;
    select_bars(from, bar);
  });
  box.addEventListener("click", (event) => {
    from = null;
    if (dragged) return;
    const target = event.target as Element;
    const bar = screen.page.bar_of(target);
    const note = target.closest(".note");
    const time = note ? time_of_engraved(screen.page.moments, note.id) : null;
    if (event.shiftKey && bar !== null) extend_to(bar);
    else if (time !== null) void player.play(time);
    else if (bar !== null) seek_bar(bar);
  });
}

export function Score() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current!;
    const screen = new ScoreScreen(element);
    score_on_screen.current = screen;
    use_pointer(element, screen);
    let timer = 0;
    const resize = new ResizeObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => screen.resized(), 200);
    });
    resize.observe(element);
    const stops = [
      effect(() => void screen.show(shown_id.value, score_scale.value)),
      effect(() => screen.page.mark(marks())),
      effect(() => {
        const system = screen.page.follow(position.value);
        if (system && playing.peek()) keep_in_sight(element, system);
      }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      resize.disconnect();
      screen.destroy();
      score_on_screen.current = null;
    };
  }, []);
  const key = (event: KeyboardEvent) => {
    if (!score_key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const state = score_state.value;
  return (
    <div class="score-frame">
      {state === "engraving" && (
        <p class="score-state" role="status">
          {t("score.engraving")}
        </p>
      )}
      {typeof state === "object" && (
        <p class="score-state problem" role="alert">
          {t("score.failed", { why: state.failed })}
        </p>
      )}
      <div
        class="score"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={t("score.label")}
        onKeyDown={key}
        data-testid="score"
      />
    </div>
  );
}
