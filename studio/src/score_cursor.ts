// Which engraved notes sound: the engraver knows quarter positions, the tempo map says when they are played.
import { last_not_after, time_of_beat } from "./tempo_map";
import type { TempoPoint } from "./types";

/** As the engraver lists it: at a quarter position notes begin and end. */
export interface EngravedMoment {
  qstamp: number;
  on?: string[];
  off?: string[];
  measureOn?: string;
}

export interface Moment {
  beat: number;
  time: number;
  /** Notes that begin here. */
  on: string[];
  /** Notes that sound from here to the next moment. */
  sounding: string[];
  measure: string;
}

/** Moments in the order of time, with all that sounds in each. */
export function score_moments(timemap: readonly EngravedMoment[], tempo: readonly TempoPoint[]): Moment[] {
  const moments: Moment[] = [];
  const sounding = new Set<string>();
  let measure = "";
  for (const { qstamp, on = [], off = [], measureOn } of timemap) {
    for (const id of off) sounding.delete(id);
    for (const id of on) sounding.add(id);
    measure = measureOn ?? measure;
    moments.push({ beat: qstamp, time: time_of_beat(tempo, qstamp), on, sounding: [...sounding], measure });
  }
  return moments;
}

export function moment_at(moments: readonly Moment[], time: number): Moment | null {
  return moments[last_not_after(moments, time + 1e-6, (moment) => moment.time)] ?? null;
}

/** When a note of the page is played. */
export function time_of_engraved(moments: readonly Moment[], id: string): number | null {
  return moments.find((moment) => moment.on.includes(id))?.time ?? null;
}
