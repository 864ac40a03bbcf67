// The piano roll of the studio: the shown version, or what is being composed.
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { job, live_count, music, selection, shown, shown_notes } from "./model";
import { playing, position } from "./player";
import { announced, roll_key } from "./roll_keys";
import type { Overlay, RollPicture } from "./roll_painting";
import { RollPointer, dragged_box, tool } from "./roll_pointer";
import { RollView } from "./roll_view";
import { span_of_bars } from "./tempo_map";
import type { LiveNote, Lock } from "./types";
import { t } from "./words";

const kNone: ReadonlySet<number> = new Set();

function live_notes(): LiveNote[] {
  live_count.value;
  const lists = [...(job.value?.live.values() ?? [])];
  return lists.find((list) => list.length > 0) ?? [];
}

/** A new piece alone, or what a job adds over the version that it changes. */
function picture(): RollPicture {
  const running = job.value;
  const live = running ? live_notes() : [];
  const fresh = running?.kind === "compose";
  const base = fresh ? [] : shown_notes.value;
  const from = live.reduce((first, note) => Math.min(first, note.t), Infinity);
  const end = Math.max(fresh ? 0 : (music.value?.end.t ?? 0), ...live.slice(-64).map((note) => note.t + note.d), 8);
  const redone = (note: LiveNote) =>
    running !== null &&
    !live.includes(note) &&
    live.length > 0 &&
    note.t >= from &&
    (!selection.value || note.t < selection.value.to);
  return {
    notes: live.length > 0 ? [...base, ...live] : base,
    measures: fresh ? [] : (music.value?.measures ?? []),
    end,
    chosen: running ? kNone : (selection.value?.ids ?? kNone),
    marked: kNone,
    faint: redone,
    with_velocities: true,
  };
}

function overlay(): Overlay {
  const fresh = job.value?.kind === "compose";
  return {
    position: fresh ? -1 : position.value,
    selection: fresh ? null : selection.value,
    locks: fresh ? [] : (shown.value?.locks ?? []),
    span: (lock: Lock) => (music.value ? span_of_bars(music.value, lock.from, lock.to) : [0, 0]),
    box: dragged_box.value,
  };
}

/** The roll that is on the screen, for the buttons beside it. */
export const roll_on_screen: { current: RollView | null } = { current: null };

export function Roll() {
  const box = useRef<HTMLDivElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const window_ = useRef<HTMLDivElement>(null);
  const notes = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<RollPointer | null>(null);
  useEffect(() => {
    const roll = new RollView({
      box: box.current!,
      spacer: spacer.current!,
      window: window_.current!,
      notes: notes.current!,
      overlay: over.current!,
    });
    roll_on_screen.current = roll;
    pointer.current = new RollPointer(roll);
    let was_composing = false;
    const stops = [
      effect(() => {
        const next = picture();
        roll.show(next);
        if (job.value?.kind === "compose") roll.reveal(next.end, 0.2);
      }),
      effect(() => {
        const composing = job.value?.kind === "compose";
        if (was_composing && !composing) box.current!.scrollLeft = 0;
        was_composing = composing;
      }),
      effect(() => roll.show_overlay(overlay())),
      effect(() => {
        if (playing.value) roll.reveal(position.value);
      }),
    ];
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      roll.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.current!.getBoundingClientRect().left);
    };
    box.current!.addEventListener("wheel", wheel, { passive: false });
    return () => {
      stops.forEach((stop) => stop());
      roll.destroy();
      roll_on_screen.current = null;
    };
  }, []);
  const key = (event: KeyboardEvent) => {
    if (roll_on_screen.current && roll_key(event, roll_on_screen.current)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <>
      <div
        class={`roll ${tool.value === "draw" ? "drawing" : ""}`}
        ref={box}
        tabIndex={0}
        role="application"
        aria-label={t("roll.label", { n: shown_notes.value.length })}
        aria-describedby="roll-help"
        onKeyDown={key}
        data-testid="roll"
      >
        <div class="roll-spacer" ref={spacer}>
          <div
            class="roll-window"
            ref={window_}
            onPointerDown={(event) => pointer.current?.down(event)}
            onPointerMove={(event) => pointer.current?.move(event)}
            onPointerUp={(event) => pointer.current?.up(event)}
            onPointerCancel={() => pointer.current?.cancel()}
          >
            <canvas ref={notes} aria-hidden="true" />
            <canvas ref={over} aria-hidden="true" />
          </div>
        </div>
      </div>
      <p id="roll-help" class="unseen">
        {t("roll.help")}
      </p>
      <p class="unseen" role="status" aria-live="polite">
        {announced.value}
      </p>
    </>
  );
}
