// What a synthesizer is told and when: notes and pedals as events in the order of time.
import type { Pedal } from "./types";

export interface SoundingNote {
  t: number;
  d: number;
  p: number;
  v: number;
}

export interface SoundEvent {
  at: number;
  what: "on" | "off" | "pedal";
  pitch: number;
  value: number;
}

const kOrder = { off: 0, pedal: 1, on: 2 };
const kShortestNote = 0.03;

/** At one time the key goes up before it goes down again. */
export function sound_events(notes: readonly SoundingNote[], pedals: readonly Pedal[]): SoundEvent[] {
  const events: SoundEvent[] = [];
  for (const { t, d, p, v } of notes) {
    events.push({ at: t, what: "on", pitch: p, value: Math.max(1, Math.min(127, Math.round(v))) });
    events.push({ at: t + Math.max(d, kShortestNote), what: "off", pitch: p, value: 0 });
  }
  for (const { t, d } of pedals) {
    events.push({ at: t, what: "pedal", pitch: 0, value: 127 });
    events.push({ at: t + d, what: "pedal", pitch: 0, value: 0 });
  }
  return events.sort((a, b) => a.at - b.at || kOrder[a.what] - kOrder[b.what]);
}

/** Index of the first event at or after a time. */
export function first_event(events: readonly SoundEvent[], time: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the pedal is down at a time. */
export function pedal_at(pedals: readonly Pedal[], time: number): boolean {
  return pedals.some((pedal) => pedal.t < time && pedal.t + pedal.d > time);
}

/** Where in the piece the sound is: `position` at `time` on the clock of the sound. */
export interface Anchor {
  time: number;
  position: number;
}

export function position_at(anchors: readonly Anchor[], time: number, speed: number): number {
  let anchor = anchors[0] ?? { time, position: 0 };
  for (const next of anchors) if (next.time <= time) anchor = next;
  return Math.max(anchor.position, anchor.position + (time - anchor.time) * speed);
}
