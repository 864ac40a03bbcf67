// The piano in the browser: one audio context, the synthesizer, and the sound font prepared by a worker.
import { signal } from "@preact/signals";
import { WorkletSynthesizer } from "spessasynth_lib";
import type { PianoMessage } from "./piano_bank.worker";

export type PianoState = "none" | "loading" | "ready" | "failed";
export const piano_state = signal<PianoState>("none");
export const piano_progress = signal(0);

function prepared_bank(): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker("/piano_bank.worker.js", { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<PianoMessage>) => {
      if ("progress" in data) {
        piano_progress.value = data.progress;
        return;
      }
      worker.terminate();
      if ("bank" in data) resolve(data.bank);
      else reject(new Error(data.error));
    };
    worker.onerror = () => reject(new Error("worker"));
    worker.postMessage(null);
  });
}

class Piano {
  #context: AudioContext | null = null;
  #gate: GainNode | null = null;
  #volume: GainNode | null = null;
  #synthesizer: WorkletSynthesizer | null = null;
  #preparing: Promise<void> | null = null;
  /** For tests and meters: what is heard. */
  analyser: AnalyserNode | null = null;

  /** Made at the first need; browsers let it sound after a gesture. */
  context(): AudioContext {
    if (this.#context) return this.#context;
    const context = new AudioContext({ latencyHint: "interactive" });
    this.#gate = context.createGain();
    this.#volume = context.createGain();
    this.analyser = context.createAnalyser();
    this.#gate.connect(this.#volume).connect(this.analyser).connect(context.destination);
    this.#context = context;
    return context;
  }

  /** What else is heard through the same volume, as the server's recording. */
  add(node: AudioNode): void {
    this.context();
    node.connect(this.#volume!);
  }

  async wake(): Promise<void> {
    const context = this.context();
    if (context.state !== "running") await context.resume();
  }

  set_volume(volume: number): void {
    if (this.#volume) this.#volume.gain.setTargetAtTime(volume * volume, this.context().currentTime, 0.02);
  }

  can_synthesize(): boolean {
    return window.isSecureContext && "AudioWorkletNode" in window;
  }

  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().catch((problem: unknown) => {
      console.info("piano:", problem);
      piano_state.value = "failed";
    });
    return this.#preparing;
  }

  async #prepare(): Promise<void> {
    if (!this.can_synthesize()) throw new Error("no audio worklet");
    piano_state.value = "loading";
    const context = this.context();
    const bank = await prepared_bank();
    await context.audioWorklet.addModule("/spessasynth_processor.min.js");
    const synthesizer = new WorkletSynthesizer(context, { eventsEnabled: false });
    synthesizer.connect(this.#gate!);
    await synthesizer.soundBankManager.addSoundBank(bank, "piano");
    await synthesizer.isReady;
    this.#synthesizer = synthesizer;
    piano_state.value = "ready";
  }

  on(pitch: number, velocity: number, time?: number): void {
    this.#synthesizer?.noteOn(0, pitch, velocity, time === undefined ? undefined : { time });
  }

  off(pitch: number, time?: number): void {
    this.#synthesizer?.noteOff(0, pitch, time === undefined ? undefined : { time });
  }

  pedal(value: number, time?: number): void {
    this.#synthesizer?.controllerChange(0, 64, value, time === undefined ? undefined : { time });
  }

  /** Fades out at once; whatever is told before `quiet_at` stays unheard. */
  hush(quiet_at: number): void {
    const context = this.context();
    this.#gate?.gain.setTargetAtTime(0, context.currentTime, 0.008);
    const silence = () => {
      this.pedal(0);
      this.#synthesizer?.stopAll(true);
    };
    silence();
    setTimeout(silence, Math.max(0, (quiet_at - context.currentTime) * 1000 - 15));
  }

  open(time: number): void {
    this.#gate?.gain.cancelScheduledValues(time);
    this.#gate?.gain.setValueAtTime(1, time);
  }
}

export const piano = new Piano();
