// The transport: plays one source by the piano in the browser, or by the server's recording until that is ready.
import { effect, signal } from "@preact/signals";
import { piano, piano_state } from "./piano";
import { position_at, first_event, pedal_at, sound_events } from "./schedule";
import type { Anchor, SoundEvent, SoundingNote } from "./schedule";
import { settings } from "./settings";
import type { Pedal } from "./types";

export interface Source {
  /** What it is, so that the same is not loaded twice. */
  key: string;
  notes: readonly SoundingNote[];
  pedals: readonly Pedal[];
  end: number;
  /** Address of a recording of the same; null when there is none. */
  recording: string | null;
}

export const position = signal(0);
export const playing = signal(false);
export const waiting_for_sound = signal(false);
export const speed = signal(1);
export const looping = signal(false);
export const loop_span = signal<[number, number] | null>(null);
/** What is loaded; a screen plays another source only after it loaded it. */
export const loaded = signal<string | null>(null);

const kStep = 0.04;
const kAhead = 0.15;
const kAheadHidden = 1.8;
const kStartDelay = 0.05;
const kRinging = 0.6;

class Player {
  #source: Source | null = null;
  #events: SoundEvent[] = [];
  #timer = 0;
  #frame = 0;
  #anchors: Anchor[] = [];
  #next_position = 0;
  #next_time = 0;
  #quiet_at = 0;
  #down = new Set<number>();
  #recording: HTMLAudioElement | null = null;

  load(source: Source, keep_position = false): void {
    if (this.#source?.key === source.key) return;
    const was_playing = playing.value;
    const at = position.value;
    if (was_playing && keep_position && !this.#recording) {
      this.#release(this.#next_time);
      this.#exchange(source);
      return;
    }
    this.pause();
    this.#exchange(source);
    position.value = keep_position ? Math.min(at, source.end) : 0;
    if (was_playing && keep_position) void this.play();
  }

  #exchange(source: Source): void {
    this.#source = source;
    this.#events = sound_events(source.notes, source.pedals);
    loaded.value = source.key;
  }

  unload(): void {
    this.pause();
    this.#source = null;
    loaded.value = null;
    position.value = 0;
  }

  async toggle(): Promise<void> {
    if (playing.value || waiting_for_sound.value) this.pause();
    else await this.play();
  }

  async play(from?: number): Promise<void> {
    const source = this.#source;
    if (!source) return;
    if (playing.value) this.pause();
    const begin = this.#begin(from ?? position.value, source);
    position.value = begin;
    waiting_for_sound.value = true;
    await piano.wake();
    piano.set_volume(settings.value.volume);
    const by_server = settings.value.sound === "server" && source.recording !== null;
    if (!by_server) void piano.prepare();
    const ready = piano_state.value === "ready" && !by_server;
    const plays =
      ready || (source.recording ? await this.#play_recording(source, begin) : await this.#wait_for_piano());
    if (!waiting_for_sound.value || this.#source !== source) return;
    waiting_for_sound.value = false;
    if (!plays) return;
    playing.value = true;
    if (!this.#recording) this.#start(begin);
    this.#follow();
  }

  #begin(wanted: number, source: Source): number {
    const loop = looping.value ? loop_span.value : null;
    if (loop && (wanted < loop[0] || wanted >= loop[1] - 0.05)) return loop[0];
    return wanted >= source.end - 0.05 ? 0 : Math.max(0, wanted);
  }

  async #wait_for_piano(): Promise<boolean> {
    await piano.prepare();
    return piano_state.value === "ready";
  }

  /** Plays the server's recording, or the piano when that is ready first. */
  async #play_recording(source: Source, from: number): Promise<boolean> {
    const element = new Audio(source.recording!);
    element.preload = "auto";
    const can_play = new Promise<"recording" | "neither">((resolve) => {
      element.oncanplay = () => resolve("recording");
      element.onerror = () => resolve("neither");
    });
    const piano_ready =
      settings.value.sound === "server"
        ? new Promise<"piano">(() => undefined)
        : piano.prepare().then(() => (piano_state.value === "ready" ? ("piano" as const) : can_play));
    const first = await Promise.race([can_play.then((how) => (how === "neither" ? piano_ready : how)), piano_ready]);
    if (first === "piano") return true;
    if (first !== "recording" || !waiting_for_sound.value) return first === "recording";
    piano.add(piano.context().createMediaElementSource(element));
    element.currentTime = from;
    element.playbackRate = speed.value;
    await element.play();
    this.#recording = element;
    return true;
  }

  #start(from: number): void {
    const context = piano.context();
    const at = Math.max(context.currentTime + kStartDelay, this.#quiet_at);
    piano.open(at);
    this.#anchors = [{ time: at, position: from }];
    this.#next_position = from;
    this.#next_time = at;
    if (this.#source && pedal_at(this.#source.pedals, from)) piano.pedal(127, at);
    this.#timer = window.setInterval(() => this.#schedule(), kStep * 1000);
    this.#schedule();
  }

  #schedule(): void {
    const source = this.#source;
    if (!source || !playing.value) return;
    const horizon = piano.context().currentTime + (document.hidden ? kAheadHidden : kAhead);
    while (this.#next_time < horizon) {
      const loop = looping.value ? loop_span.value : null;
      const inside = loop !== null && this.#next_position < loop[1];
      const end = inside ? loop[1] : source.end + kRinging;
      const until = Math.min(end, this.#next_position + (horizon - this.#next_time) * speed.value);
      this.#tell(this.#next_position, until);
      this.#next_time += (until - this.#next_position) / speed.value;
      this.#next_position = until;
      if (until < end) return;
      if (!inside) return this.#finish();
      this.#jump(loop[0]);
    }
  }

  #tell(from: number, until: number): void {
    const time = (at: number) => this.#next_time + (at - from) / speed.value;
    for (let i = first_event(this.#events, from); i < this.#events.length && this.#events[i].at < until; ++i) {
      const { at, what, pitch, value } = this.#events[i];
      if (what === "on") piano.on(pitch, value, time(at));
      else if (what === "off") piano.off(pitch, time(at));
      else piano.pedal(value, time(at));
      if (what === "on") this.#down.add(pitch);
      if (what === "off") this.#down.delete(pitch);
    }
  }

  #jump(to: number): void {
    this.#release(this.#next_time);
    piano.pedal(this.#source && pedal_at(this.#source.pedals, to) ? 127 : 0, this.#next_time);
    this.#next_position = to;
    this.#anchors.push({ time: this.#next_time, position: to });
    if (this.#anchors.length > 4) this.#anchors.shift();
  }

  #release(time: number): void {
    for (const pitch of this.#down) piano.off(pitch, time);
    this.#down.clear();
  }

  #finish(): void {
    window.clearInterval(this.#timer);
  }

  #now(): number {
    if (this.#recording) return this.#recording.currentTime;
    return position_at(this.#anchors, piano.context().currentTime, speed.value);
  }

  #follow(): void {
    cancelAnimationFrame(this.#frame);
    const step = () => {
      if (!playing.value || !this.#source) return;
      const at = this.#now();
      const loop = looping.value ? loop_span.value : null;
      if (this.#recording && loop && at >= loop[1] && at < loop[1] + 0.5) this.#recording.currentTime = loop[0];
      if (at >= this.#source.end + (this.#recording ? 0 : kRinging) || this.#recording?.ended) {
        this.pause();
        position.value = 0;
        return;
      }
      position.value = Math.min(at, this.#source.end);
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  pause(): void {
    waiting_for_sound.value = false;
    if (!playing.value) return;
    playing.value = false;
    window.clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
    if (this.#recording) {
      this.#recording.pause();
      this.#recording = null;
      return;
    }
    this.#quiet_at = this.#next_time + 0.02;
    this.#down.clear();
    piano.hush(this.#quiet_at);
  }

  seek(to: number): void {
    const at = Math.max(0, Math.min(to, this.#source?.end ?? 0));
    if (this.#recording && playing.value) this.#recording.currentTime = at;
    else if (playing.value) {
      this.pause();
      position.value = at;
      void this.play(at);
      return;
    }
    position.value = at;
  }

  set_speed(value: number): void {
    const at = position.value;
    const was_playing = playing.value;
    if (this.#recording) this.#recording.playbackRate = value;
    else this.pause();
    speed.value = value;
    if (was_playing && !playing.value) void this.play(at);
  }

  /** A key that is played by hand. */
  async key(pitch: number, velocity: number): Promise<void> {
    await piano.wake();
    if (piano_state.value !== "ready") await piano.prepare();
    if (!playing.value) piano.open(piano.context().currentTime);
    piano.set_volume(settings.value.volume);
    if (velocity > 0) piano.on(pitch, velocity);
    else piano.off(pitch);
  }
}

export const player = new Player();

effect(() => piano.set_volume(settings.value.volume));
