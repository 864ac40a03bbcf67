import assert from "node:assert/strict";
import { test } from "node:test";
import { first_event, pedal_at, position_at, sound_events } from "../src/schedule";

test("a key goes up before it goes down again at the same time", () => {
  const events = sound_events(
    [
      { t: 0, d: 1, p: 60, v: 80 },
      { t: 1, d: 1, p: 60, v: 90 },
    ],
    [],
  );
  assert.deepEqual(
    events.map(({ at, what }) => [at, what]),
    [
      [0, "on"],
      [1, "off"],
      [1, "on"],
      [2, "off"],
    ],
  );
});

test("every note ends, however short it is", () => {
  const events = sound_events([{ t: 0, d: 0, p: 60, v: 300 }], []);
  assert.ok(events[1].at > events[0].at);
  assert.equal(events[0].value, 127);
});

test("the first event at or after a time is found", () => {
  const events = sound_events(
    [
      { t: 0, d: 1, p: 60, v: 80 },
      { t: 2, d: 1, p: 62, v: 80 },
    ],
    [],
  );
  assert.equal(events[first_event(events, 1)].what, "off");
  assert.equal(first_event(events, 9), events.length);
});

test("the pedal is known in the middle of a piece", () => {
  assert.ok(pedal_at([{ t: 1, d: 2 }], 2));
  assert.ok(!pedal_at([{ t: 1, d: 2 }], 3.5));
});

test("the position follows the last jump, at the speed that is set", () => {
  const anchors = [
    { time: 10, position: 0 },
    { time: 14, position: 1 },
  ];
  assert.equal(position_at(anchors, 12, 1), 2);
  assert.equal(position_at(anchors, 15, 2), 3);
  assert.equal(position_at(anchors, 9, 1), 0);
});
