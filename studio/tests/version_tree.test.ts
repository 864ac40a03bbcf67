import assert from "node:assert/strict";
import { test } from "node:test";
import type { Version } from "../src/types";
import { path_to, redo_target, remember_path, tree_rows, undo_target } from "../src/version_tree";

const version = (id: number, parent: number | null, discarded = false) => ({ id, parent, discarded }) as Version;
/** 1 - 2 - 3, and from 2 also 4 and 5; 5 is discarded. */
const tree = [version(1, null), version(2, 1), version(3, 2), version(4, 2), version(5, 2, true)];

test("undo goes to the parent, and not beyond the root", () => {
  assert.equal(undo_target(tree, 3), 2);
  assert.equal(undo_target(tree, 1), null);
});

test("redo returns to the child that was left", () => {
  const visited = new Map<number, number>();
  remember_path(tree, 3, visited);
  assert.equal(redo_target(tree, 2, visited), 3);
  assert.equal(redo_target(tree, 1, visited), 2);
});

test("redo without a memory goes to the newest child that is not discarded", () => {
  assert.equal(redo_target(tree, 2, new Map()), 4);
  assert.equal(redo_target(tree, 3, new Map()), null);
});

test("undo and redo are inverse to each other all along a path", () => {
  const visited = new Map<number, number>();
  remember_path(tree, 4, visited);
  let head = 4;
  while (undo_target(tree, head) !== null) head = undo_target(tree, head)!;
  while (redo_target(tree, head, visited) !== null) head = redo_target(tree, head, visited)!;
  assert.equal(head, 4);
});

test("a path begins with the root, and a damaged tree ends it", () => {
  assert.deepEqual(
    path_to(tree, 3).map(({ id }) => id),
    [1, 2, 3],
  );
  assert.deepEqual(
    path_to([version(1, 2), version(2, 1)], 1).map(({ id }) => id),
    [2, 1],
  );
});

test("rows indent where a version has several children, and leave out what is discarded", () => {
  assert.deepEqual(
    tree_rows(tree, 3).map((row) => [row.version.id, row.depth]),
    [
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 1],
    ],
  );
});

test("a discarded version stays in sight when it is the head or bears what is kept", () => {
  assert.ok(tree_rows(tree, 5).some((row) => row.version.id === 5));
  assert.ok(tree_rows([...tree, version(6, 5)], 3).some((row) => row.version.id === 5));
});
