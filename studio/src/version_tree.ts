// Versions form a tree. Undo moves the head to its parent, redo to the child that was left last.
import type { Version } from "./types";

export interface TreeRow {
  version: Version;
  depth: number;
}

export function find_version(tree: readonly Version[], id: number | null): Version | null {
  return tree.find((version) => version.id === id) ?? null;
}

/** From the root to the version itself. */
export function path_to(tree: readonly Version[], id: number): Version[] {
  const path: Version[] = [];
  for (let at = find_version(tree, id); at && !path.includes(at); at = find_version(tree, at.parent)) path.unshift(at);
  return path;
}

export function undo_target(tree: readonly Version[], head: number): number | null {
  return find_version(tree, head)?.parent ?? null;
}

/** The child to return to: the one visited last, else the newest that is not discarded. */
export function redo_target(
  tree: readonly Version[],
  head: number,
  visited: ReadonlyMap<number, number>,
): number | null {
  const children = tree.filter((version) => version.parent === head && !version.discarded);
  if (children.length === 0) return null;
  const remembered = visited.get(head);
  if (children.some((version) => version.id === remembered)) return remembered ?? null;
  return Math.max(...children.map((version) => version.id));
}

/** For each version on the way to the head, the child that leads there. */
export function remember_path(tree: readonly Version[], head: number, visited: Map<number, number>): void {
  const path = path_to(tree, head);
  for (let i = 1; i < path.length; ++i) visited.set(path[i - 1].id, path[i].id);
}

function has_kept(tree: readonly Version[], version: Version, head: number): boolean {
  if (!version.discarded || version.id === head) return true;
  return tree.some((child) => child.parent === version.id && has_kept(tree, child, head));
}

/**
 * Parents before children, oldest first. A version indents only where its parent has several children, so that a long
 * line of edits stays a line. Discarded versions are left out, unless something kept hangs on them.
 */
export function tree_rows(tree: readonly Version[], head: number): TreeRow[] {
  const kept = tree.filter((version) => has_kept(tree, version, head));
  const rows: TreeRow[] = [];
  const add = (parent: number | null, depth: number) => {
    const children = kept.filter((version) => version.parent === parent).sort((a, b) => a.id - b.id);
    const inner = children.length > 1 ? depth + 1 : depth;
    for (const version of children) {
      rows.push({ version, depth: inner });
      add(version.id, inner);
    }
  };
  add(null, 0);
  return rows;
}
