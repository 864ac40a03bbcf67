import assert from "node:assert/strict";
import { test } from "node:test";
import { midi_file, variable_length } from "../src/midi_file";
// @ts-ignore: data of the mock server
import { read_midi } from "./read_midi.mjs";

test("numbers of variable length are those of the standard", () => {
  assert.deepEqual(variable_length(0), [0]);
  assert.deepEqual(variable_length(0x7f), [0x7f]);
  assert.deepEqual(variable_length(0x80), [0x81, 0x00]);
  assert.deepEqual(variable_length(0x1fffff), [0xff, 0xff, 0x7f]);
});

test("what was played is read back", () => {
  const played = [
    { t: 3, d: 0.5, p: 60, v: 80 },
    { t: 3.5, d: 0.5, p: 60, v: 70 },
    { t: 4, d: 1, p: 67, v: 90 },
  ];
  const { notes } = read_midi(Buffer.from(midi_file(played)));
  assert.deepEqual(
    notes.map(({ t, d, p, v }: (typeof played)[number]) => [t, d, p, v].map((x) => Math.round(x * 1000) / 1000)),
    [
      [0, 0.5, 60, 80],
      [0.5, 0.5, 60, 70],
      [1, 1, 67, 90],
    ],
  );
});
