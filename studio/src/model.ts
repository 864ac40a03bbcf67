// What the page knows. One piece is open; of its tree one version is shown, mostly the head. A selection is one thing
// for roll and score: a span of time, of one hand or both, with the notes in it.
import { computed, signal } from "@preact/signals";
import { bars_of_span, span_of_bars } from "./tempo_map";
import type { About, Hand, Kind, LiveNote, Music, Note, Options, Piece, PieceTree, Schema, Version } from "./types";
import { find_version } from "./version_tree";

export const about = signal<About | null>(null);
export const schemas = signal<Partial<Record<Kind, Schema>>>({});
/** What is filled in, by the kind of form. */
export const values = signal<Partial<Record<Kind, Options>>>({});

export function values_of(kind: Kind): Options {
  return values.value[kind] ?? {};
}

export function set_value(kind: Kind, name: string, value: unknown): void {
  const { [name]: _, ...rest } = values_of(kind);
  values.value = { ...values.value, [kind]: value === undefined ? rest : { ...rest, [name]: value } };
}

export const piece = signal<PieceTree | null>(null);
export const shown_id = signal<number | null>(null);
export const music_of = signal<ReadonlyMap<number, Music>>(new Map());
/** Notes as edited, until the server has made a version of them. */
export const draft = signal<Note[] | null>(null);
/** Versions that await Keep or Discard. */
export const proposals = signal<number[]>([]);

export const shown = computed<Version | null>(() => find_version(piece.value?.tree ?? [], shown_id.value));
export const music = computed<Music | null>(() => music_of.value.get(shown_id.value ?? -1) ?? null);
export const shown_notes = computed<readonly Note[]>(() => draft.value ?? music.value?.notes ?? []);

export interface RunningJob {
  id: string | null;
  kind: Kind;
  state: "waiting" | "running";
  place: number;
  done: number;
  line: string;
  /** What was composed so far, by proposal. */
  live: Map<number, LiveNote[]>;
  /** The version that is changed; null for a new piece. */
  base: number | null;
}

export const job = signal<RunningJob | null>(null);
/** Counts what came, so that lists need not be copied. */
export const live_count = signal(0);

export interface Selection {
  from: number;
  to: number;
  hand: Hand | null;
  ids: ReadonlySet<number>;
}

export const selection = signal<Selection | null>(null);

export const selected_bars = computed<[number, number] | null>(() => {
  const chosen = selection.value;
  return chosen && music.value ? bars_of_span(music.value, chosen.from, chosen.to) : null;
});

export interface Message {
  tone: "say" | "problem";
  text: string;
  /** What may be done about it. */
  action?: { label: string; act: () => void };
}

export const message = signal<Message | null>(null);
/** Which option the last refusal blames. */
export const blamed = signal<{ option: string; text: string } | null>(null);

/** The latest pieces, newest first. */
export const recent = signal<Piece[]>([]);

/** All notes of a span, of one hand or both. */
export function select_span(from: number, to: number, hand: Hand | null = null): void {
  const chosen = shown_notes.value.filter(
    (note) => note.t >= from - 1e-6 && note.t < to - 1e-6 && (hand === null || note.h === hand),
  );
  selection.value = { from, to, hand, ids: new Set(chosen.map((note) => note.id)) };
}

/** Single notes; the span is theirs. */
export function select_notes(ids: ReadonlySet<number>, span?: [number, number]): void {
  const chosen = shown_notes.value.filter((note) => ids.has(note.id));
  if (chosen.length === 0 && !span) {
    selection.value = null;
    return;
  }
  const from = span?.[0] ?? chosen.reduce((first, note) => Math.min(first, note.t), Infinity);
  const to = span?.[1] ?? chosen.reduce((last, note) => Math.max(last, note.t + note.d), 0);
  selection.value = { from, to, hand: null, ids };
}

/** The same span, of one hand or both. */
export function select_hand(hand: Hand | null): void {
  const chosen = selection.value;
  if (chosen) select_span(chosen.from, chosen.to, hand);
}

/** Whole bars. */
export function select_bars(from: number, to: number, hand: Hand | null = selection.value?.hand ?? null): void {
  if (!music.value) return;
  const [begin, end] = span_of_bars(music.value, Math.min(from, to), Math.max(from, to));
  select_span(begin, end, hand);
}
