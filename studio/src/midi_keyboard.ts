// A keyboard on a cable, or the one on the screen: its keys sound, and are recorded when wanted.
import { signal } from "@preact/signals";
import { player } from "./player";
import { piano } from "./piano";
import type { SoundingNote } from "./schedule";
import { change_settings, settings } from "./settings";

export const midi_inputs = signal<{ id: string; name: string }[]>([]);
export type MidiState = "unasked" | "ready" | "refused" | "unknown";
export const midi_state = signal<MidiState>(
  "navigator" in globalThis && "requestMIDIAccess" in navigator ? "unasked" : "unknown",
);
export const keys_down = signal<ReadonlySet<number>>(new Set());
export const recording = signal(false);
export const recorded = signal<SoundingNote[]>([]);

let access: MIDIAccess | null = null;
let begun = 0;
const sounding = new Map<number, { t: number; v: number }>();
/** Told after each key, as for call and response. */
export const key_listener: { current: (() => void) | null } = { current: null };

const now = () => performance.now() / 1000;

export function start_recording(): void {
  recorded.value = [];
  sounding.clear();
  begun = now();
  recording.value = true;
}

export function stop_recording(): void {
  for (const pitch of [...sounding.keys()]) end_note(pitch);
  recording.value = false;
}

function end_note(pitch: number): void {
  const begun_note = sounding.get(pitch);
  sounding.delete(pitch);
  if (!begun_note || !recording.value) return;
  const note = { t: begun_note.t, d: now() - begun - begun_note.t, p: pitch, v: begun_note.v };
  recorded.value = [...recorded.value, note];
}

export function press(pitch: number, velocity: number): void {
  void player.key(pitch, velocity);
  keys_down.value = new Set(keys_down.value).add(pitch);
  if (recording.value) sounding.set(pitch, { t: now() - begun, v: velocity });
  key_listener.current?.();
}

export function release(pitch: number): void {
  void player.key(pitch, 0);
  const next = new Set(keys_down.value);
  next.delete(pitch);
  keys_down.value = next;
  end_note(pitch);
  key_listener.current?.();
}

function receive(event: MIDIMessageEvent): void {
  const [status = 0, first = 0, second = 0] = event.data ?? [];
  const what = status & 0xf0;
  if (what === 0x90 && second > 0) press(first, second);
  else if (what === 0x80 || what === 0x90) release(first);
  else if (what === 0xb0 && first === 64) piano.pedal(second);
}

function list_inputs(): void {
  if (!access) return;
  midi_inputs.value = [...access.inputs.values()].map(({ id, name }) => ({ id, name: name ?? id }));
  const wanted = settings.value.midi_input;
  for (const input of access.inputs.values())
    input.onmidimessage = wanted === "" || wanted === input.id ? receive : null;
}

export async function ask_for_midi(): Promise<void> {
  try {
    access = await navigator.requestMIDIAccess();
    access.onstatechange = list_inputs;
    midi_state.value = "ready";
    list_inputs();
  } catch {
    midi_state.value = "refused";
  }
}

export function choose_input(id: string): void {
  change_settings({ midi_input: id });
  list_inputs();
}
