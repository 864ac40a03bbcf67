import assert from "node:assert/strict";
import { test } from "node:test";
import { add_lock, ranges_to_regenerate, remove_locks } from "../src/locks";

const lock = (from: number, to: number, hand: "left" | "right" | null = null) => ({ from, to, hand });

test("what is locked is not composed anew", () => {
  assert.deepEqual(ranges_to_regenerate(lock(1, 8), [lock(3, 4)]), [lock(1, 2), lock(5, 8)]);
});

test("of a bar with one hand locked the other is composed anew", () => {
  assert.deepEqual(ranges_to_regenerate(lock(1, 3), [lock(2, 2, "right")]), [
    lock(1, 1),
    lock(2, 2, "left"),
    lock(3, 3),
  ]);
});

test("nothing is left when all is locked", () => {
  assert.deepEqual(ranges_to_regenerate(lock(2, 3), [lock(1, 4)]), []);
  assert.deepEqual(ranges_to_regenerate(lock(2, 3, "left"), [lock(1, 4, "left")]), []);
  assert.deepEqual(ranges_to_regenerate(lock(2, 3), [lock(1, 4, "left"), lock(1, 4, "right")]), []);
});

test("a lock takes the place of those that it covers", () => {
  assert.deepEqual(add_lock([lock(2, 3), lock(6, 9)], lock(1, 4)), [lock(1, 4), lock(6, 9)]);
  assert.deepEqual(add_lock([lock(2, 3, "left")], lock(1, 4, "right")), [lock(1, 4, "right"), lock(2, 3, "left")]);
});

test("unlocking cuts a lock", () => {
  assert.deepEqual(remove_locks([lock(1, 8)], 3, 4), [lock(1, 2), lock(5, 8)]);
  assert.deepEqual(remove_locks([lock(1, 2)], 3, 4), [lock(1, 2)]);
});
