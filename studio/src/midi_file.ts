// A Standard MIDI File of what was played: one track, 480 ticks a quarter at 120 quarters a minute.
import type { SoundingNote } from "./schedule";

const kTicksASecond = 960;

/** A number in groups of seven bits, the highest first. */
export function variable_length(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function big_endian(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (value >> (8 * (size - 1 - i))) & 0xff);
}

function chunk(name: string, bytes: number[]): number[] {
  return [...[...name].map((letter) => letter.charCodeAt(0)), ...big_endian(bytes.length, 4), ...bytes];
}

/** Times begin with the first note. */
export function midi_file(notes: readonly SoundingNote[]): Uint8Array {
  const first = Math.min(...notes.map((note) => note.t));
  const tick = (time: number) => Math.max(0, Math.round((time - first) * kTicksASecond));
  const events = notes.flatMap(({ t, d, p, v }) => [
    { at: tick(t), bytes: [0x90, p, v], order: 1 },
    { at: Math.max(tick(t) + 1, tick(t + d)), bytes: [0x80, p, 0], order: 0 },
  ]);
  events.sort((a, b) => a.at - b.at || a.order - b.order);
  const track = [0x00, 0xff, 0x51, 0x03, ...big_endian(500000, 3)];
  let now = 0;
  for (const { at, bytes } of events) {
    track.push(...variable_length(at - now), ...bytes);
    now = at;
  }
  track.push(0x00, 0xff, 0x2f, 0x00);
  return Uint8Array.from([...chunk("MThd", [0, 0, 0, 1, 1, 0xe0]), ...chunk("MTrk", track)]);
}
