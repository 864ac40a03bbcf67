// Opening pieces and versions, and moving along the tree.
import { batch } from "@preact/signals";
import { backend } from "./backend";
import { draft, music_of, piece, proposals, recent, select_bars, selected_bars, selection, shown_id } from "./model";
import { attempt } from "./saying";
import type { Music, PieceTree } from "./types";
import { redo_target, remember_path, undo_target } from "./version_tree";

const kKept = 40;
const visited = new Map<number, number>();

export async function load_music(version: number): Promise<Music> {
  const known = music_of.value.get(version);
  if (known) return known;
  const music = await backend.music(version);
  const next = new Map(music_of.value);
  next.set(version, music);
  if (next.size > kKept) next.delete(next.keys().next().value!);
  music_of.value = next;
  return music;
}

/** Shows a version without moving the head: to hear and to look. */
export async function show_version(id: number): Promise<void> {
  await attempt(() => load_music(id));
  batch(() => show_loaded(id));
}

/** The same bars stay selected. */
function show_loaded(id: number): void {
  const chosen = selection.value;
  const bars = selected_bars.value;
  const other = shown_id.value !== id;
  draft.value = null;
  shown_id.value = id;
  if (!other) return;
  selection.value = null;
  if (chosen && bars && music_of.value.has(id)) select_bars(bars[0], bars[1], chosen.hand);
}

function take(tree: PieceTree): void {
  remember_path(tree.tree, tree.head, visited);
  piece.value = tree;
}

export async function open_piece(id: number, version?: number): Promise<void> {
  const tree = await attempt(() => backend.piece(id));
  if (!tree) return;
  const wanted = version ?? tree.head;
  await attempt(() => load_music(wanted));
  batch(() => {
    take(tree);
    draft.value = null;
    proposals.value = [];
    selection.value = null;
    shown_id.value = wanted;
  });
}

export async function refresh_piece(): Promise<void> {
  const open = piece.value;
  if (!open) return;
  const tree = await attempt(() => backend.piece(open.id));
  if (tree) take(tree);
}

export async function refresh_recent(): Promise<void> {
  const answer = await attempt(() => backend.pieces({ limit: 8 }));
  if (answer) recent.value = answer.pieces;
}

/** Makes a version the head and shows it. */
export async function move_head(id: number): Promise<void> {
  const open = piece.value;
  if (!open) return;
  if (open.head !== id) await attempt(() => backend.change_piece(open.id, { head: id }));
  const [tree] = await Promise.all([attempt(() => backend.piece(open.id)), attempt(() => load_music(id))]);
  batch(() => {
    if (tree) take(tree);
    show_loaded(id);
  });
}

export const undo_id = (): number | null => (piece.value ? undo_target(piece.value.tree, piece.value.head) : null);
export const redo_id = (): number | null =>
  piece.value && proposals.value.length === 0 ? redo_target(piece.value.tree, piece.value.head, visited) : null;

export async function undo(): Promise<void> {
  const target = undo_id();
  if (target !== null) await move_head(target);
}

export async function redo(): Promise<void> {
  const target = redo_id();
  if (target !== null) await move_head(target);
}

/** Keeps one proposal; the others go out of sight but stay in the tree. */
export async function keep_version(id: number): Promise<void> {
  const others = proposals.value.filter((other) => other !== id);
  proposals.value = [];
  await attempt(() => Promise.all(others.map((other) => backend.change_version(other, { discarded: true }))));
  await move_head(id);
}

export async function discard_version(id: number): Promise<void> {
  const open = piece.value;
  if (!open) return;
  await attempt(() => backend.change_version(id, { discarded: true }));
  const rest = proposals.value.filter((other) => other !== id);
  proposals.value = rest;
  await refresh_piece();
  const parent = open.tree.find((version) => version.id === id)?.parent ?? null;
  if (piece.value?.head === id && parent !== null) await move_head(parent);
  else await show_version(rest[0] ?? piece.value?.head ?? open.head);
}

export async function bring_back(id: number): Promise<void> {
  await attempt(() => backend.change_version(id, { discarded: false }));
  await refresh_piece();
}

export async function rename_piece(title: string): Promise<void> {
  const open = piece.value;
  if (!open || title.trim() === "" || title === open.title) return;
  await attempt(() => backend.change_piece(open.id, { title: title.trim() }));
  await refresh_piece();
}

export async function star_piece(): Promise<void> {
  const open = piece.value;
  if (!open) return;
  await attempt(() => backend.change_piece(open.id, { starred: !open.starred }));
  await refresh_piece();
}
