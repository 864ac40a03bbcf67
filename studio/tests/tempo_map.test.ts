import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bar_of_time, bars_of_span, beat_of_time, snap_time, span_of_bars, time_of_beat } from "../src/tempo_map";
import type { Music } from "../src/types";
// @ts-ignore: data of the mock server
import { read_midi } from "./read_midi.mjs";

const music: Music = read_midi(readFileSync("studio/tests/data/romantic-7.mid"));

test("beats and times are inverse to each other, also beyond the ends", () => {
  for (const beat of [0, 0.3, 7, 31.25, music.end.beat, music.end.beat + 4])
    assert.ok(Math.abs(beat_of_time(music.tempo, time_of_beat(music.tempo, beat)) - beat) < 1e-6, String(beat));
});

test("every note stands where the tempo map puts its beat", () => {
  for (const note of music.notes)
    assert.ok(Math.abs(time_of_beat(music.tempo, note.beat) - note.t) < 0.001, `note ${note.id}`);
});

test("a map without points runs at 120 quarters a minute", () => {
  assert.equal(time_of_beat([], 4), 2);
  assert.equal(beat_of_time([], 2), 4);
});

test("a bar begins with its line", () => {
  const third = music.measures[2];
  assert.equal(bar_of_time(music.measures, third.t), 3);
  assert.equal(bar_of_time(music.measures, third.t - 0.01), 2);
  assert.equal(bar_of_time(music.measures, -1), 1);
});

test("the span of bars and the bars of a span agree", () => {
  for (const [from, to] of [
    [1, 1],
    [3, 7],
    [music.measures.length, music.measures.length],
  ]) {
    const span = span_of_bars(music, from, to);
    assert.deepEqual(bars_of_span(music, ...span), [from, to]);
  }
});

test("the last bar ends with the piece", () => {
  assert.equal(span_of_bars(music, 1, music.measures.length)[1], music.end.t);
});

test("the grid is one of beats, not of seconds", () => {
  const time = time_of_beat(music.tempo, 10.5);
  assert.ok(Math.abs(snap_time(music.tempo, time + 0.02, 0.5) - time) < 1e-6);
  assert.equal(snap_time(music.tempo, 1.234, 0), 1.234);
});
