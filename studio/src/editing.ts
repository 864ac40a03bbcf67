// Changes of notes become versions. What is done by keys in a row is one version, sent after a pause.
import { backend } from "./backend";
import { apply_edits, put_note, remove_notes, same_notes, set_notes, shift_notes } from "./edits";
import type { Shift } from "./edits";
import { draft, job, music, piece, proposals, select_notes, selection, shown, shown_notes } from "./model";
import { load_music, move_head } from "./pieces";
import { complain } from "./saying";
import type { EditRequest, LiveNote } from "./types";

const kPause = 600;
let waiting: EditRequest[] = [];
let timer = 0;
let sending = false;

async function send(): Promise<void> {
  window.clearTimeout(timer);
  const base = shown.value;
  const edits = waiting;
  waiting = [];
  if (!base || edits.length === 0) return;
  sending = true;
  try {
    const before = shown_notes.value;
    const chosen = selection.value;
    const version = await backend.edit(base.id, edits);
    const after = await load_music(version.id);
    proposals.value = proposals.value.filter((id) => id !== base.id);
    await move_head(version.id);
    if (chosen) select_notes(same_notes(before, chosen.ids, after.notes), [chosen.from, chosen.to]);
  } catch (problem) {
    complain(problem);
    draft.value = null;
  }
  sending = false;
}

function edit(edits: EditRequest[], at_once: boolean): void {
  if (!music.value || sending || job.value || edits.length === 0) return;
  waiting.push(...edits);
  draft.value = apply_edits(music.value.notes, waiting);
  window.clearTimeout(timer);
  if (at_once) void send();
  else timer = window.setTimeout(() => void send(), kPause);
}

const chosen_ids = (): ReadonlySet<number> => selection.value?.ids ?? new Set();

export function shift_selected(shift: Shift, at_once = true): void {
  edit(shift_notes(shown_notes.value, chosen_ids(), shift), at_once);
}

export function set_selected(change: Partial<LiveNote>, at_once = true): void {
  edit(set_notes(shown_notes.value, chosen_ids(), change), at_once);
}

export function remove_selected(): void {
  edit(remove_notes(chosen_ids()), true);
}

export function put(note: LiveNote): void {
  if (!music.value || waiting.length > 0) return;
  const id = music.value.notes.length;
  edit([put_note(note)], true);
  if (draft.value) select_notes(new Set([id]));
}

export const can_edit = (): boolean => music.value !== null && job.value === null && piece.value?.deleted === null;

/** Shows what a drag would do, without doing it. */
export function preview(edits: EditRequest[] | null): void {
  if (!music.value || sending || waiting.length > 0) return;
  draft.value = edits ? apply_edits(music.value.notes, edits) : null;
}

export function preview_shift(shift: Shift): void {
  if (music.value) preview(shift_notes(music.value.notes, chosen_ids(), shift));
}

/** Ends a drag: back to the notes as they are, then the change itself. */
export function drop_shift(shift: Shift): void {
  preview(null);
  shift_selected(shift);
}
