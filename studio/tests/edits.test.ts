import assert from "node:assert/strict";
import { test } from "node:test";
import { apply_edits, put_note, remove_notes, same_notes, shift_notes } from "../src/edits";
import type { Note } from "../src/types";

const note = (id: number, t: number, p: number): Note => ({
  id,
  t,
  d: 0.5,
  p,
  v: 80,
  h: "right",
  beat: t,
  length: 0.5,
  bar: 1,
});
const notes = [note(0, 0, 60), note(1, 1, 64), note(2, 2, 67)];

test("only what changes is sent", () => {
  assert.deepEqual(shift_notes(notes, new Set([1]), { p: 1 }), [{ do: "move", id: 1, note: { p: 65 } }]);
  assert.deepEqual(shift_notes(notes, new Set([1]), { t: 0 }), []);
});

test("notes stay on the keyboard and after the beginning", () => {
  assert.deepEqual(shift_notes([note(0, 0.2, 107)], new Set([0]), { p: 12, t: -1, v: 100 }), [
    { do: "move", id: 0, note: { t: 0, p: 108, v: 127 } },
  ]);
});

test("edits show as the server will make them", () => {
  const edits = [
    ...remove_notes(new Set([0])),
    ...shift_notes(notes, new Set([2]), { t: -1.5 }),
    put_note({ t: 5, d: 0, p: 60, v: 70, h: "left" }),
  ];
  const after = apply_edits(notes, edits);
  assert.deepEqual(
    after.map(({ t, p }) => [t, p]),
    [
      [0.5, 67],
      [1, 64],
      [5, 60],
    ],
  );
  assert.ok(after[2].d > 0);
});

test("a later move of a note overrides an earlier one", () => {
  const edits = [...shift_notes(notes, new Set([0]), { p: 1 }), ...shift_notes(notes, new Set([0]), { p: 2 })];
  assert.equal(apply_edits(notes, edits).find(({ id }) => id === 0)?.p, 62);
});

test("chosen notes are found again in the new version", () => {
  const after = [note(0, 0, 60), note(1, 0.4, 50), note(2, 1, 64), note(3, 2, 67)];
  assert.deepEqual(same_notes(notes, new Set([1, 2]), after), new Set([2, 3]));
});
