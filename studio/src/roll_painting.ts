// Paints the piano roll: ruler with bars, rows of keys, notes by hand and loudness, and a lane of velocities.
import { is_black_key, pitch_name } from "./pitch";
import type { Colours } from "./roll_colours";
import { box_of_note, kRuler, kVelocityLane, row_height, x_of_time, y_of_pitch } from "./roll_geometry";
import type { View } from "./roll_geometry";
import type { Hand, LiveNote, Lock, Measure } from "./types";

export interface RollPicture {
  notes: readonly (LiveNote & { id?: number })[];
  measures: readonly Measure[];
  end: number;
  chosen: ReadonlySet<number>;
  /** Notes to mark, as those that another version lacks. */
  marked: ReadonlySet<number>;
  /** Notes that are shown faintly. */
  faint: (note: LiveNote) => boolean;
  with_velocities: boolean;
}

type Canvas = CanvasRenderingContext2D;

function paint_rows(g: Canvas, view: View, colours: Colours): void {
  const height = row_height(view);
  g.fillStyle = colours.black_row;
  for (let pitch = view.lowest; pitch <= view.highest; ++pitch)
    if (is_black_key(pitch)) g.fillRect(0, y_of_pitch(view, pitch), view.width, height);
  g.fillStyle = colours.line;
  for (let pitch = view.lowest; pitch <= view.highest; ++pitch)
    if (pitch % 12 === 0) g.fillRect(0, Math.round(y_of_pitch(view, pitch) + height), view.width, 1);
}

function paint_octaves(g: Canvas, view: View, colours: Colours): void {
  g.fillStyle = colours.text;
  g.font = "10px system-ui, sans-serif";
  g.textBaseline = "bottom";
  for (let pitch = view.lowest; pitch <= view.highest; ++pitch)
    if (pitch % 12 === 0) g.fillText(pitch_name(pitch), 3, y_of_pitch(view, pitch) + row_height(view));
}

/** Bar lines; numbers as close as they can be read. */
function paint_bars(g: Canvas, view: View, picture: RollPicture, colours: Colours): void {
  g.font = "11px system-ui, sans-serif";
  g.textBaseline = "middle";
  let free = -Infinity;
  for (const { bar, t } of picture.measures) {
    const x = Math.round(x_of_time(view, t));
    if (x < -40 || x > view.width) continue;
    g.fillStyle = colours.bar_line;
    g.fillRect(x, 0, 1, view.height);
    if (x < free) continue;
    g.fillStyle = colours.text;
    g.fillText(String(bar), x + 4, kRuler / 2);
    free = x + 34;
  }
}

function paint_seconds(g: Canvas, view: View, colours: Colours): void {
  const step = [1, 2, 5, 10, 30, 60].find((seconds) => seconds * view.scale >= 50) ?? 120;
  g.font = "11px system-ui, sans-serif";
  g.textBaseline = "middle";
  for (let s = Math.ceil(view.left / step) * step; x_of_time(view, s) < view.width; s += step) {
    const x = Math.round(x_of_time(view, s));
    g.fillStyle = colours.line;
    g.fillRect(x, 0, 1, view.height);
    g.fillStyle = colours.text;
    g.fillText(`${s} s`, x + 4, kRuler / 2);
  }
}

function paint_note(g: Canvas, view: View, note: RollPicture["notes"][number], picture: RollPicture, c: Colours): void {
  const box = box_of_note(view, note);
  if (box.x > view.width || box.x + box.width < 0) return;
  g.globalAlpha = picture.faint(note) ? 0.18 : 0.5 + (0.5 * note.v) / 127;
  g.fillStyle = note.h === "left" ? c.left : c.right;
  g.beginPath();
  g.roundRect(box.x, box.y, box.width, box.height, Math.min(2, box.height / 2));
  g.fill();
  g.globalAlpha = 1;
  if (note.id === undefined) return;
  if (picture.marked.has(note.id)) outline(g, box, c.differs);
  if (picture.chosen.has(note.id)) outline(g, box, c.chosen);
}

function outline(g: Canvas, box: { x: number; y: number; width: number; height: number }, colour: string): void {
  g.strokeStyle = colour;
  g.lineWidth = 2;
  g.strokeRect(box.x, box.y, box.width, box.height);
}

function paint_velocities(g: Canvas, view: View, picture: RollPicture, colours: Colours): void {
  const top = view.height - kVelocityLane;
  g.fillStyle = colours.background;
  g.fillRect(0, top, view.width, kVelocityLane);
  g.fillStyle = colours.bar_line;
  g.fillRect(0, top, view.width, 1);
  for (const note of picture.notes) {
    const x = x_of_time(view, note.t);
    if (x < -3 || x > view.width + 3) continue;
    const height = ((kVelocityLane - 8) * note.v) / 127;
    const chosen = note.id !== undefined && picture.chosen.has(note.id);
    g.fillStyle = chosen ? colours.chosen : note.h === "left" ? colours.left : colours.right;
    g.fillRect(x - 1, view.height - 3 - height, chosen ? 3 : 2, height);
    g.fillRect(x - 2, view.height - 3 - height, 5, 3);
  }
}

export function paint_roll(g: Canvas, view: View, picture: RollPicture, colours: Colours): void {
  g.clearRect(0, 0, view.width, view.height);
  g.fillStyle = colours.background;
  g.fillRect(0, 0, view.width, view.height);
  paint_rows(g, view, colours);
  if (picture.measures.length > 0) paint_bars(g, view, picture, colours);
  else paint_seconds(g, view, colours);
  for (const note of picture.notes) paint_note(g, view, note, picture, colours);
  if (picture.with_velocities) paint_velocities(g, view, picture, colours);
  paint_octaves(g, view, colours);
}

export interface Overlay {
  position: number;
  selection: { from: number; to: number; hand: Hand | null } | null;
  locks: readonly Lock[];
  /** Begin and end of a lock in seconds. */
  span: (lock: Lock) => [number, number];
  box: { x: number; y: number; width: number; height: number } | null;
}

function paint_lock(g: Canvas, view: View, lock: Lock, [from, to]: [number, number], colours: Colours): void {
  const x = x_of_time(view, from);
  const width = (to - from) * view.scale;
  g.fillStyle = colours.lock;
  g.globalAlpha = 0.18;
  g.fillRect(x, kRuler, width, view.height);
  g.globalAlpha = 1;
  g.fillRect(x, kRuler - 4, width, 3);
  paint_padlock(g, x + 4, kRuler + 5);
  g.font = "11px system-ui, sans-serif";
  g.textBaseline = "top";
  if (lock.hand !== null) g.fillText(lock.hand === "right" ? "R" : "L", x + 16, kRuler + 4);
}

function paint_padlock(g: Canvas, x: number, y: number): void {
  g.fillRect(x, y + 4, 9, 7);
  g.strokeStyle = g.fillStyle;
  g.lineWidth = 1.5;
  g.beginPath();
  g.arc(x + 4.5, y + 4, 2.8, Math.PI, 0);
  g.stroke();
}

export function paint_overlay(g: Canvas, view: View, overlay: Overlay, colours: Colours): void {
  g.clearRect(0, 0, view.width, view.height);
  for (const lock of overlay.locks) paint_lock(g, view, lock, overlay.span(lock), colours);
  const chosen = overlay.selection;
  if (chosen) {
    const x = x_of_time(view, chosen.from);
    const width = Math.max(1, (chosen.to - chosen.from) * view.scale);
    g.fillStyle = colours.selection;
    g.globalAlpha = 0.16;
    g.fillRect(x, 0, width, view.height);
    g.globalAlpha = 1;
    g.fillRect(x, 0, width, 3);
    g.fillRect(x, 0, 1, view.height);
    g.fillRect(x + width - 1, 0, 1, view.height);
  }
  if (overlay.box) {
    g.strokeStyle = colours.selection;
    g.strokeRect(overlay.box.x, overlay.box.y, overlay.box.width, overlay.box.height);
  }
  g.fillStyle = colours.position;
  g.fillRect(x_of_time(view, overlay.position) - 1, 0, 2, view.height);
}
