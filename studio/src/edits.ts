// Changes to notes: as the server takes them, and as the page shows them until it answers.
import { kHighestPitch, kLowestPitch } from "./pitch";
import type { EditRequest, LiveNote, Note } from "./types";

const kShortest = 0.03;
const kSnap = 0.1;

function bounded(note: LiveNote): LiveNote {
  return {
    t: Math.max(0, note.t),
    d: Math.max(kShortest, note.d),
    p: Math.max(kLowestPitch, Math.min(kHighestPitch, Math.round(note.p))),
    v: Math.max(1, Math.min(127, Math.round(note.v))),
    h: note.h,
  };
}

export interface Shift {
  t?: number;
  d?: number;
  p?: number;
  v?: number;
}

/** Moves, lengthens, transposes or changes the loudness of notes. */
export function shift_notes(notes: readonly Note[], ids: ReadonlySet<number>, shift: Shift): EditRequest[] {
  return notes
    .filter((note) => ids.has(note.id))
    .flatMap((note): EditRequest[] => {
      const { t, d, p, v } = bounded({
        t: note.t + (shift.t ?? 0),
        d: note.d + (shift.d ?? 0),
        p: note.p + (shift.p ?? 0),
        v: note.v + (shift.v ?? 0),
        h: note.h,
      });
      const change: Partial<LiveNote> = {};
      if (t !== note.t) change.t = t;
      if (d !== note.d) change.d = d;
      if (p !== note.p) change.p = p;
      if (v !== note.v) change.v = v;
      return Object.keys(change).length > 0 ? [{ do: "move", id: note.id, note: change }] : [];
    });
}

export function set_notes(notes: readonly Note[], ids: ReadonlySet<number>, change: Partial<LiveNote>): EditRequest[] {
  return notes.filter((note) => ids.has(note.id)).map((note) => ({ do: "move", id: note.id, note: change }));
}

export function remove_notes(ids: ReadonlySet<number>): EditRequest[] {
  return [...ids].map((id) => ({ do: "remove", id }));
}

export function put_note(note: LiveNote): EditRequest {
  return { do: "put", note: bounded(note) };
}

/** The notes as they will be. New ones have ids from `notes.length` on. */
export function apply_edits(notes: readonly Note[], edits: readonly EditRequest[]): Note[] {
  const removed = new Set<number>();
  const moved = new Map<number, Partial<LiveNote>>();
  const put: Note[] = [];
  for (const edit of edits) {
    if (edit.do === "remove") removed.add(edit.id);
    else if (edit.do === "move") moved.set(edit.id, { ...moved.get(edit.id), ...edit.note });
    else put.push({ ...edit.note, id: notes.length + put.length, beat: 0, length: 0, bar: 0 });
  }
  const kept = notes.filter((note) => !removed.has(note.id)).map((note) => ({ ...note, ...moved.get(note.id) }));
  return [...kept, ...put].sort((a, b) => a.t - b.t || a.p - b.p);
}

/** The notes of a new version that stand where those of an old one stood; the server may snap a time a little. */
export function same_notes(before: readonly Note[], ids: ReadonlySet<number>, after: readonly Note[]): Set<number> {
  const found = new Set<number>();
  for (const old of before) {
    if (!ids.has(old.id)) continue;
    const away = (note: Note) => Math.abs(note.t - old.t) + (note.h === old.h ? 0 : kSnap);
    const near = after.filter((note) => note.p === old.p && Math.abs(note.t - old.t) < kSnap && !found.has(note.id));
    const same = near.reduce<Note | null>((best, note) => (best && away(best) <= away(note) ? best : note), null);
    if (same) found.add(same.id);
  }
  return found;
}
