// Play, record a prompt for the program to continue, or take turns with it.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { backend } from "./backend";
import { StopButton, JobProgress } from "./compose_panel";
import { derive } from "./jobs";
import { job, music, piece, proposals, set_value, shown } from "./model";
import { midi_file } from "./midi_file";
import { MidiInput } from "./midi_input";
import {
  key_listener,
  keys_down,
  press,
  recorded,
  recording,
  release,
  start_recording,
  stop_recording,
} from "./midi_keyboard";
import { is_black_key, pitch_name, show_time } from "./pitch";
import { move_head, open_piece } from "./pieces";
import { player } from "./player";
import { go } from "./router";
import { SoundState } from "./transport";
import { attempt } from "./saying";
import { t } from "./words";

const kLow = 48;
const kHigh = 84;
const kSilence = 2000;
/** Computer keys as piano keys, from C4 on. */
const kLetters = "awsedftgyhujkolp";
const answering = signal(false);
let silence = 0;

/** What was played as a piece of its own. */
async function save(): Promise<boolean> {
  if (recorded.value.length === 0) return false;
  const bytes = midi_file(recorded.value);
  const made = await attempt(() =>
    backend.import_file(`${t("keyboard.take")}.mid`, bytes.slice().buffer, "audio/midi"),
  );
  if (!made) return false;
  await open_piece(made.piece);
  return true;
}

async function continue_recorded(): Promise<void> {
  stop_recording();
  if (!(await save())) return;
  await derive("continue", 1);
  go("studio", piece.value!.id);
}

/** The answer sounds by itself, from where the call ends. */
async function answer(): Promise<void> {
  stop_recording();
  if (!(await save())) return;
  const call = music.value?.end.t ?? 0;
  set_value("continue", "seconds", Math.max(6, Math.round(call)));
  await derive("continue", 1);
  const made = proposals.value[0];
  if (made !== undefined) await move_head(made);
  proposals.value = [];
  const chosen = shown.value;
  if (!chosen || !music.value) return;
  const { notes, pedals, end } = music.value;
  player.load({ key: `answer ${chosen.id}`, notes, pedals, end: end.t, recording: null });
  await player.play(Math.min(call, end.t - 1));
}

/** A turn ends when no key was touched for two seconds. */
function take_turns(on: boolean): void {
  answering.value = on;
  window.clearTimeout(silence);
  key_listener.current = null;
  stop_recording();
  if (!on) return;
  start_recording();
  key_listener.current = () => {
    if (job.value) return;
    if (!recording.value) start_recording();
    window.clearTimeout(silence);
    if (keys_down.value.size === 0) silence = window.setTimeout(() => void answer(), kSilence);
  };
}

function PianoKey({ pitch }: { pitch: number }) {
  const down = keys_down.value.has(pitch);
  const up = () => keys_down.value.has(pitch) && release(pitch);
  return (
    <button
      type="button"
      class={`${is_black_key(pitch) ? "black" : "white"} ${down ? "down" : ""}`}
      aria-label={pitch_name(pitch)}
      tabIndex={-1}
      onPointerDown={(event) => {
        event.preventDefault();
        press(pitch, 80);
      }}
      onPointerUp={up}
      onPointerLeave={up}
      onPointerCancel={up}
    />
  );
}

function use_letters(): void {
  useEffect(() => {
    const pitch_of = (event: KeyboardEvent) => {
      const at = kLetters.indexOf(event.key.toLowerCase());
      const typing = (event.target as Element).closest("input,select,textarea");
      return at < 0 || typing || event.ctrlKey || event.metaKey || event.altKey ? null : 60 + at;
    };
    const down = (event: KeyboardEvent) => {
      const pitch = pitch_of(event);
      if (pitch === null || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      press(pitch, 80);
    };
    const up = (event: KeyboardEvent) => {
      const pitch = pitch_of(event);
      if (pitch !== null && keys_down.value.has(pitch)) release(pitch);
    };
    document.addEventListener("keydown", down, true);
    document.addEventListener("keyup", up, true);
    return () => {
      document.removeEventListener("keydown", down, true);
      document.removeEventListener("keyup", up, true);
      take_turns(false);
    };
  }, []);
}

function Recorder() {
  const notes = recorded.value;
  const busy = job.value !== null;
  const length = Math.max(0, ...notes.map((note) => note.t + note.d));
  return (
    <section class="panel">
      <h2>{t("keyboard.prompt")}</h2>
      <p>{t("keyboard.prompt_doc")}</p>
      <div class="actions">
        <button
          type="button"
          class={recording.value ? "stop" : "accent"}
          disabled={busy || answering.value}
          data-testid="record"
          onClick={() => (recording.value ? stop_recording() : start_recording())}
        >
          {t(recording.value ? "keyboard.stop" : "keyboard.record")}
        </button>
        <button
          type="button"
          class="primary"
          disabled={busy || answering.value || notes.length === 0}
          onClick={() => void continue_recorded()}
        >
          {t("keyboard.continue")}
        </button>
        <button
          type="button"
          disabled={busy || answering.value || notes.length === 0}
          onClick={() =>
            void save().then((saved) => {
              if (saved) go("studio", piece.value!.id);
            })
          }
        >
          {t("keyboard.save")}
        </button>
      </div>
      <p role="status">{t("keyboard.recorded", { n: notes.length, time: show_time(length) })}</p>
    </section>
  );
}

function Turns() {
  const state = job.value ? "keyboard.turn.program" : answering.value ? "keyboard.turn.you" : null;
  return (
    <section class="panel">
      <h2>{t("keyboard.turns")}</h2>
      <p>{t("keyboard.turns_doc")}</p>
      <button
        type="button"
        aria-pressed={answering.value}
        class={answering.value ? "stop" : "accent"}
        onClick={() => take_turns(!answering.value)}
        data-testid="turns"
      >
        {t(answering.value ? "keyboard.turns.stop" : "keyboard.turns.start")}
      </button>
      {state && (
        <p role="status">
          <b>{t(state)}</b>
        </p>
      )}
    </section>
  );
}

export function Keyboard() {
  use_letters();
  const pitches = Array.from({ length: kHigh - kLow + 1 }, (_, i) => kLow + i);
  return (
    <main class="screen keyboard" id="main">
      <h1>{t("screen.keyboard")}</h1>
      <div class="actions">
        <MidiInput />
        <SoundState />
      </div>
      <div class="piano" role="group" aria-label={t("keyboard.keys")}>
        {pitches.map((pitch) => (
          <PianoKey pitch={pitch} key={pitch} />
        ))}
      </div>
      <p class="doc">{t("keyboard.letters")}</p>
      <div class="two">
        <Recorder />
        <Turns />
      </div>
      {job.value && (
        <section class="panel">
          <JobProgress />
          <StopButton />
        </section>
      )}
    </main>
  );
}
