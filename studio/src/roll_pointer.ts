// The pointer in the piano roll: bars in the ruler, notes and free spans below it, loudness in the lowest lane.
import { signal } from "@preact/signals";
import { can_edit, drop_shift, preview, preview_shift, put, set_selected } from "./editing";
import { put_note, set_notes } from "./edits";
import { music, select_bars, select_notes, select_span, selection, shown_notes } from "./model";
import { player } from "./player";
import {
  kRuler,
  kVelocityLane,
  note_at,
  notes_in_box,
  pitch_of_y,
  time_of_x,
  velocity_handle_at,
  velocity_of_y,
} from "./roll_geometry";
import type { Box } from "./roll_geometry";
import type { RollView } from "./roll_view";
import { settings } from "./settings";
import { bar_of_time, beat_of_time, snap_time, time_of_beat } from "./tempo_map";
import type { Hand, Note } from "./types";

export type Tool = "select" | "draw";
export const tool = signal<Tool>("select");
export const draw_hand = signal<Hand>("right");
/** The box that is being dragged. */
export const dragged_box = signal<Box | null>(null);

const kSlop = 4;
const kDrawnVelocity = 72;

interface Drag {
  what: "bars" | "box" | "move" | "lengthen" | "velocity" | "draw";
  x: number;
  y: number;
  moved: boolean;
  note: Note | null;
}

const snapped = (time: number) => (music.value ? snap_time(music.value.tempo, time, settings.value.grid) : time);

/** A length of one step of the grid from a time on. */
export function grid_length(time: number): number {
  const tempo = music.value?.tempo ?? [];
  const step = settings.value.grid || 0.25;
  return time_of_beat(tempo, beat_of_time(tempo, time) + step) - time;
}

export class RollPointer {
  #drag: Drag | null = null;

  constructor(readonly roll: RollView) {}

  #at(event: PointerEvent): [number, number] {
    const box = this.roll.elements.window.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  down(event: PointerEvent): void {
    if (event.button !== 0 || !music.value) return;
    const [x, y] = this.#at(event);
    const touch = event.pointerType === "touch";
    this.#drag = { what: this.#what(x, y, event), x, y, moved: false, note: this.#note(x, y) };
    if (touch && this.#drag.what !== "draw") return;
    this.roll.elements.window.setPointerCapture(event.pointerId);
  }

  #note(x: number, y: number): Note | null {
    const { view } = this.roll;
    if (y > view.height - kVelocityLane) return velocity_handle_at(view, shown_notes.value, x);
    return note_at(view, shown_notes.value, x, y)?.note ?? null;
  }

  #what(x: number, y: number, event: PointerEvent): Drag["what"] {
    const { view } = this.roll;
    if (y < kRuler) return "bars";
    if (y > view.height - kVelocityLane)
      return can_edit() && this.#note(x, y) ? this.#grab(x, y, event, "velocity") : "box";
    const hit = note_at(view, shown_notes.value, x, y);
    if (hit && can_edit()) return this.#grab(x, y, event, hit.part === "end" ? "lengthen" : "move");
    return tool.value === "draw" && can_edit() ? "draw" : "box";
  }

  #grab(x: number, y: number, event: PointerEvent, what: Drag["what"]): Drag["what"] {
    const note = this.#note(x, y);
    if (!note) return what;
    const ids = selection.value?.ids ?? new Set<number>();
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      const next = new Set(ids);
      if (!next.delete(note.id)) next.add(note.id);
      select_notes(next);
    } else if (!ids.has(note.id)) select_notes(new Set([note.id]));
    return what;
  }

  move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || (event.pointerType === "touch" && drag.what !== "draw")) return;
    const [x, y] = this.#at(event);
    if (!drag.moved && Math.hypot(x - drag.x, y - drag.y) < kSlop) return;
    drag.moved = true;
    const { view } = this.roll;
    if (drag.what === "bars") this.#select_bars(drag.x, x);
    else if (drag.what === "box") dragged_box.value = this.#box(drag, x, y);
    else if (drag.what === "draw") preview([put_note(this.#drawn(drag, x))]);
    else if (drag.what === "velocity")
      preview(set_notes(music.value!.notes, this.#ids(), { v: velocity_of_y(view, y) }));
    else preview_shift(this.#shift(drag, x, y));
  }

  up(event: PointerEvent): void {
    const drag = this.#drag;
    this.#drag = null;
    dragged_box.value = null;
    if (!drag) return;
    const [x, y] = this.#at(event);
    if (!drag.moved) this.#click(drag, event);
    else if (drag.what === "box") this.#select_box(this.#box(drag, x, y));
    else if (drag.what === "draw") this.#put(drag, x);
    else if (drag.what === "velocity") this.#set_velocity(y);
    else if (drag.what !== "bars") drop_shift(this.#shift(drag, x, y));
  }

  cancel(): void {
    this.#drag = null;
    dragged_box.value = null;
    preview(null);
  }

  #ids(): ReadonlySet<number> {
    return selection.value?.ids ?? new Set();
  }

  #set_velocity(y: number): void {
    preview(null);
    set_selected({ v: velocity_of_y(this.roll.view, y) });
  }

  #put(drag: Drag, x: number): void {
    preview(null);
    put(this.#drawn(drag, x));
  }

  #select_bars(from: number, to: number): void {
    const { view } = this.roll;
    const bar = (x: number) => bar_of_time(music.value!.measures, time_of_x(view, x));
    select_bars(bar(from), bar(to));
  }

  #box(drag: Drag, x: number, y: number): Box {
    return {
      x: Math.min(drag.x, x),
      y: Math.min(drag.y, y),
      width: Math.abs(x - drag.x),
      height: Math.abs(y - drag.y),
    };
  }

  #select_box(box: Box): void {
    const { view } = this.roll;
    const span: [number, number] = [time_of_x(view, box.x), time_of_x(view, box.x + box.width)];
    const inside = notes_in_box(view, shown_notes.value, box);
    if (inside.length > 0) select_notes(new Set(inside.map((note) => note.id)), span);
    else select_span(...span);
  }

  #shift(drag: Drag, x: number, y: number): { t?: number; d?: number; p?: number } {
    const { view } = this.roll;
    const seconds = (x - drag.x) / view.scale;
    const note = drag.note;
    if (!note) return {};
    if (drag.what === "lengthen") return { d: snapped(note.t + note.d + seconds) - (note.t + note.d) };
    return { t: snapped(note.t + seconds) - snapped(note.t), p: pitch_of_y(view, y) - pitch_of_y(view, drag.y) };
  }

  #drawn(drag: Drag, x: number) {
    const { view } = this.roll;
    const step = settings.value.grid || 0.25;
    const tempo = music.value!.tempo;
    const from = time_of_x(view, Math.min(drag.x, x));
    const t = time_of_beat(tempo, Math.floor(beat_of_time(tempo, from) / step) * step);
    const d = Math.max(grid_length(t), snapped(time_of_x(view, Math.max(drag.x, x))) - t);
    return { t, d, p: pitch_of_y(view, drag.y), v: kDrawnVelocity, h: draw_hand.value };
  }

  #click(drag: Drag, event: PointerEvent): void {
    const time = time_of_x(this.roll.view, drag.x);
    if (drag.what === "draw") put(this.#drawn(drag, drag.x));
    else if (drag.what === "bars" && event.shiftKey && selection.value) this.#extend(time);
    else if (drag.what === "box" || drag.what === "bars") {
      selection.value = null;
      player.seek(time);
    } else if (drag.note)
      void player.key(drag.note.p, drag.note.v).then(() => setTimeout(() => player.key(drag.note!.p, 0), 300));
  }

  #extend(time: number): void {
    const measures = music.value!.measures;
    const chosen = selection.value!;
    const bar = bar_of_time(measures, time);
    const first = bar_of_time(measures, chosen.from);
    const last = bar_of_time(measures, chosen.to - 0.01);
    select_bars(Math.min(first, bar), Math.max(last, bar));
  }
}
