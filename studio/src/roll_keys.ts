// The keyboard in the piano roll: the position moves by beats, notes are chosen, moved and put without a pointer.
import { signal } from "@preact/signals";
import { can_edit, put, remove_selected, shift_selected } from "./editing";
import { music, select_notes, select_span, selection, shown_notes } from "./model";
import { pitch_name } from "./pitch";
import { player, position } from "./player";
import { draw_hand, grid_length } from "./roll_pointer";
import type { RollView } from "./roll_view";
import { settings } from "./settings";
import { bar_of_time, beat_of_time, last_not_after, time_of_beat } from "./tempo_map";
import type { Note } from "./types";
import { t } from "./words";

/** What a screen reader is told. */
export const announced = signal("");

function describe(note: Note): string {
  const hand = t(note.h === "left" ? "hand.left" : "hand.right");
  const bar = music.value ? bar_of_time(music.value.measures, note.t) : note.bar;
  return t("roll.note", { pitch: pitch_name(note.p), bar, hand, velocity: note.v });
}

/** The next or previous note in time, from the chosen one or from the position. */
function step_note(direction: 1 | -1): void {
  const notes = shown_notes.value;
  if (notes.length === 0) return;
  const chosen = selection.value?.ids ?? new Set<number>();
  const at = notes.findIndex((note) => chosen.has(note.id));
  const from = at >= 0 ? at + direction : last_not_after(notes, position.value - 1e-6, (note) => note.t) + 1;
  const note = notes[Math.max(0, Math.min(notes.length - 1, from))];
  select_notes(new Set([note.id]));
  player.seek(note.t);
  announced.value = describe(note);
}

function step_position(direction: 1 | -1, beats: number, extend: boolean): void {
  if (!music.value) return;
  const { tempo } = music.value;
  const beat = beat_of_time(tempo, position.value);
  const next = direction > 0 ? Math.floor(beat / beats + 1 + 1e-6) : Math.ceil(beat / beats - 1 - 1e-6);
  const time = Math.max(0, time_of_beat(tempo, next * beats));
  if (extend) extend_selection(position.value, time);
  player.seek(time);
  const bar = bar_of_time(music.value.measures, time);
  announced.value = t("roll.position", { bar });
}

function extend_selection(from: number, to: number): void {
  const chosen = selection.value;
  const anchor = chosen ? (Math.abs(chosen.from - from) < 0.02 ? chosen.to : chosen.from) : from;
  if (Math.abs(anchor - to) < 0.01) selection.value = null;
  else select_span(Math.min(anchor, to), Math.max(anchor, to), chosen?.hand ?? null);
}

/** A whole bar at the position, in quarters. */
function bar_length(): number {
  const meter = music.value?.measures[0]?.meter ?? "4/4";
  const [count, unit] = meter.split("/").map(Number);
  return count && unit ? (count * 4) / unit : 4;
}

function put_at_position(): void {
  const chosen = shown_notes.value.find((note) => selection.value?.ids.has(note.id));
  const at = position.value;
  put({ t: at, d: grid_length(at), p: chosen?.p ?? 60, v: chosen?.v ?? 72, h: chosen?.h ?? draw_hand.value });
}

function note_key(event: KeyboardEvent): boolean {
  if (!can_edit() || (selection.value?.ids.size ?? 0) === 0) return false;
  const first = shown_notes.value.find((note) => selection.value!.ids.has(note.id));
  const step = grid_length(first?.t ?? 0);
  const side = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (event.key === "Delete" || event.key === "Backspace") remove_selected();
  else if (event.key === "ArrowUp" || event.key === "ArrowDown")
    shift_selected({ p: (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 12 : 1) }, false);
  else if (side !== 0 && event.altKey && event.shiftKey) shift_selected({ d: side * step }, false);
  else if (side !== 0 && event.altKey) shift_selected({ t: side * step }, false);
  else if (event.key === "+" || event.key === "=") shift_selected({ v: 5 }, false);
  else if (event.key === "-") shift_selected({ v: -5 }, false);
  else return false;
  const changed = shown_notes.value.find((note) => selection.value?.ids.has(note.id));
  if (changed) announced.value = describe(changed);
  return true;
}

function letter_key(event: KeyboardEvent, roll: RollView): boolean {
  if (!settings.value.letter_keys || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "n") step_note(1);
  else if (event.key === "b") step_note(-1);
  else if (event.key === "i" && can_edit()) put_at_position();
  else if (event.key === "z") roll.zoom(1.4);
  else if (event.key === "Z") roll.zoom(1 / 1.4);
  else return false;
  return true;
}

/** Whether the key meant something here. */
export function roll_key(event: KeyboardEvent, roll: RollView): boolean {
  if (note_key(event) || letter_key(event, roll)) return true;
  const beats = event.ctrlKey || event.metaKey ? bar_length() : 1;
  if (event.altKey) return false;
  if (event.key === "ArrowRight") step_position(1, beats, event.shiftKey);
  else if (event.key === "ArrowLeft") step_position(-1, beats, event.shiftKey);
  else if (event.key === "Home") player.seek(0);
  else if (event.key === "End") player.seek(music.value?.end.t ?? 0);
  else if (event.key === "Enter") void player.play(position.value);
  else if (event.key === "Escape") selection.value = null;
  else if (event.key === "a" && (event.ctrlKey || event.metaKey)) select_span(0, (music.value?.end.t ?? 0) + 1);
  else return false;
  return true;
}
