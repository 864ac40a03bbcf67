// Where notes stand in the piano roll: time runs to the right, pitch upwards. Sizes are in CSS pixels.
import { kHighestPitch, kLowestPitch } from "./pitch";
import type { LiveNote, Note } from "./types";

export interface View {
  /** Time at the left edge. */
  left: number;
  /** Pixels a second. */
  scale: number;
  width: number;
  height: number;
  lowest: number;
  highest: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const kRuler = 22;
export const kVelocityLane = 44;
export const kMinScale = 8;
export const kMaxScale = 400;
const kHandle = 7;
const kFewestRows = 30;

export function x_of_time(view: View, time: number): number {
  return (time - view.left) * view.scale;
}

export function time_of_x(view: View, x: number): number {
  return Math.max(0, view.left + x / view.scale);
}

export function row_height(view: View): number {
  return (view.height - kRuler - kVelocityLane) / (view.highest - view.lowest + 1);
}

export function y_of_pitch(view: View, pitch: number): number {
  return kRuler + (view.highest - pitch) * row_height(view);
}

export function pitch_of_y(view: View, y: number): number {
  const pitch = view.highest - Math.floor((y - kRuler) / row_height(view));
  return Math.max(view.lowest, Math.min(view.highest, pitch));
}

export function box_of_note(view: View, note: LiveNote): Box {
  const height = row_height(view);
  const x = x_of_time(view, note.t);
  return {
    x,
    y: y_of_pitch(view, note.p),
    width: Math.max(2, note.d * view.scale - 1),
    height: Math.max(2, height - 1),
  };
}

/** The pitches to show: those of the notes with some room around. */
export function pitch_range(notes: readonly LiveNote[]): [number, number] {
  let low = 60 - kFewestRows / 2;
  let high = 60 + kFewestRows / 2;
  if (notes.length > 0) {
    low = notes.reduce((least, note) => Math.min(least, note.p), Infinity) - 3;
    high = notes.reduce((most, note) => Math.max(most, note.p), -Infinity) + 3;
  }
  const missing = Math.max(0, kFewestRows - (high - low));
  low -= Math.ceil(missing / 2);
  high += Math.floor(missing / 2);
  return [Math.max(kLowestPitch, low), Math.min(kHighestPitch, high)];
}

export interface Hit {
  note: Note;
  part: "body" | "end";
}

/** The note under a point; of several the one that began last. */
export function note_at(view: View, notes: readonly Note[], x: number, y: number): Hit | null {
  let found: Hit | null = null;
  for (const note of notes) {
    const box = box_of_note(view, note);
    if (y < box.y || y > box.y + box.height || x < box.x || x > box.x + Math.max(box.width, 4)) continue;
    const handle = Math.min(kHandle, box.width / 3);
    found = { note, part: x > box.x + box.width - handle ? "end" : "body" };
  }
  return found;
}

/** The notes that a box touches. */
export function notes_in_box(view: View, notes: readonly Note[], box: Box): Note[] {
  return notes.filter((note) => {
    const at = box_of_note(view, note);
    const across = at.x < box.x + box.width && at.x + at.width > box.x;
    return across && at.y < box.y + box.height && at.y + at.height > box.y;
  });
}

/** The nearest onset in the velocity lane, within a few pixels. */
export function velocity_handle_at(view: View, notes: readonly Note[], x: number): Note | null {
  let best: Note | null = null;
  for (const note of notes) {
    const away = Math.abs(x_of_time(view, note.t) - x);
    if (away < 6 && (!best || away < Math.abs(x_of_time(view, best.t) - x))) best = note;
  }
  return best;
}

export function velocity_of_y(view: View, y: number): number {
  const share = (view.height - 3 - y) / (kVelocityLane - 8);
  return Math.max(1, Math.min(127, Math.round(share * 127)));
}

/** The view after zooming about a point, which stays where it is. */
export function zoomed(view: View, factor: number, x: number): View {
  const time = time_of_x(view, x);
  const scale = Math.max(kMinScale, Math.min(kMaxScale, view.scale * factor));
  return { ...view, scale, left: Math.max(0, time - x / scale) };
}
