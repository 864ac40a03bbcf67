// Time is linear in beat between the points of a tempo map; after the last point its tempo holds.
import type { Measure, Music, TempoPoint } from "./types";

/** Index of the last item whose value is not after `at`; -1 when there is none. */
export function last_not_after<T>(items: readonly T[], at: number, value: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(items[middle]) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line between the points around an index, as [beat, time, seconds a beat]. */
function line_at(tempo: readonly TempoPoint[], index: number): [number, number, number] {
  if (tempo.length === 0) return [0, 0, 0.5];
  const here = tempo[Math.max(0, index)];
  const next = tempo[Math.max(0, index) + 1];
  const slope = next && next.beat > here.beat ? (next.t - here.t) / (next.beat - here.beat) : 60 / (here.bpm || 120);
  return [here.beat, here.t, slope];
}

export function time_of_beat(tempo: readonly TempoPoint[], beat: number): number {
  const [b, t, slope] = line_at(
    tempo,
    last_not_after(tempo, beat, (point) => point.beat),
  );
  return t + (beat - b) * slope;
}

export function beat_of_time(tempo: readonly TempoPoint[], time: number): number {
  const [b, t, slope] = line_at(
    tempo,
    last_not_after(tempo, time, (point) => point.t),
  );
  return slope > 0 ? b + (time - t) / slope : b;
}

/** The bar that sounds at a time; 1 before the first. */
export function bar_of_time(measures: readonly Measure[], time: number): number {
  const index = last_not_after(measures, time + 1e-6, (measure) => measure.t);
  return measures[Math.max(0, index)]?.bar ?? 1;
}

/** The highest number of a bar; with repeats a piece has more measures than numbers. */
export function last_bar(music: Music): number {
  return music.measures.reduce((last, { bar }) => Math.max(last, bar), 0);
}

/** When bars begin and end, the first time that they are played. */
export function span_of_bars(music: Music, from: number, to: number): [number, number] {
  const first = music.measures.findIndex((measure) => measure.bar === from);
  const after = music.measures.find((measure, at) => at > first && (measure.bar > to || measure.bar < from));
  return [music.measures[first]?.t ?? 0, after?.t ?? music.end.t];
}

/** The bars that a span of time touches; an end on a bar line does not touch the next bar. */
export function bars_of_span(music: Music, from: number, to: number): [number, number] {
  const first = bar_of_time(music.measures, from);
  return [first, Math.max(first, bar_of_time(music.measures, to - 0.01))];
}

/** The nearest point of a grid of `step` quarters, as time. */
export function snap_time(tempo: readonly TempoPoint[], time: number, step: number): number {
  if (step <= 0) return Math.max(0, time);
  return Math.max(0, time_of_beat(tempo, Math.round(beat_of_time(tempo, time) / step) * step));
}

/** The nearest bar line. */
export function snap_to_bar(music: Music, time: number): number {
  const lines = [...music.measures.map((measure) => measure.t), music.end.t];
  return lines.reduce((best, line) => (Math.abs(line - time) < Math.abs(best - time) ? line : best), 0);
}
