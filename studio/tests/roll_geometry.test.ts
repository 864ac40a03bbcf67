import assert from "node:assert/strict";
import { test } from "node:test";
import {
  box_of_note,
  kRuler,
  kVelocityLane,
  note_at,
  notes_in_box,
  pitch_of_y,
  pitch_range,
  time_of_x,
  velocity_of_y,
  x_of_time,
  y_of_pitch,
  zoomed,
} from "../src/roll_geometry";
import type { Note } from "../src/types";

const view = { left: 2, scale: 50, width: 800, height: 400, lowest: 40, highest: 80 };
const note = (id: number, t: number, p: number, d = 1): Note => ({
  id,
  t,
  d,
  p,
  v: 80,
  h: "right",
  beat: t,
  length: d,
  bar: 1,
});

test("time and x are inverse to each other", () => {
  for (const time of [0, 2, 7.25]) assert.ok(Math.abs(view.left + x_of_time(view, time) / view.scale - time) < 1e-9);
  assert.equal(time_of_x(view, 50), 3);
});

test("every pitch is found in the middle of its row", () => {
  for (let pitch = view.lowest; pitch <= view.highest; ++pitch)
    assert.equal(pitch_of_y(view, y_of_pitch(view, pitch) + 2), pitch);
});

test("rows fill what ruler and velocities leave", () => {
  assert.equal(y_of_pitch(view, view.highest), kRuler);
  assert.ok(Math.abs(y_of_pitch(view, view.lowest - 1) - (view.height - kVelocityLane)) < 1e-9);
});

test("a note is hit at its body and at its end", () => {
  const notes = [note(0, 4, 60)];
  const box = box_of_note(view, notes[0]);
  assert.equal(note_at(view, notes, box.x + 5, box.y + 2)?.part, "body");
  assert.equal(note_at(view, notes, box.x + box.width - 1, box.y + 2)?.part, "end");
  assert.equal(note_at(view, notes, box.x - 5, box.y + 2), null);
});

test("of notes on one another the one that began last is hit", () => {
  const notes = [note(0, 4, 60, 3), note(1, 5, 60)];
  const box = box_of_note(view, notes[1]);
  assert.equal(note_at(view, notes, box.x + 3, box.y + 2)?.note.id, 1);
});

test("a box finds the notes that it touches", () => {
  const notes = [note(0, 3, 60), note(1, 5, 62), note(2, 3, 75)];
  const box = {
    x: x_of_time(view, 2.9),
    y: y_of_pitch(view, 64),
    width: 60,
    height: y_of_pitch(view, 58) - y_of_pitch(view, 64),
  };
  assert.deepEqual(
    notes_in_box(view, notes, box).map(({ id }) => id),
    [0],
  );
});

test("zooming keeps the time under the pointer", () => {
  const next = zoomed(view, 1.5, 300);
  assert.ok(Math.abs(time_of_x(next, 300) - time_of_x(view, 300)) < 1e-9);
  assert.ok(zoomed(view, 1000, 0).scale <= 400);
});

test("the range of pitches has room around the notes and stays on the keyboard", () => {
  const [low, high] = pitch_range([note(0, 0, 60), note(1, 0, 64)]);
  assert.ok(low < 60 && high > 64 && high - low >= 29);
  assert.deepEqual(pitch_range([note(0, 0, 21), note(1, 0, 108)]), [21, 108]);
});

test("the velocity lane reaches from 1 to 127", () => {
  assert.equal(velocity_of_y(view, view.height - 3), 1);
  assert.equal(velocity_of_y(view, view.height - kVelocityLane), 127);
});
