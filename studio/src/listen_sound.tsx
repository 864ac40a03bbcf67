// One excerpt of a listening test: play and stop, how long and how often it was heard.
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons";
import { t } from "./words";

export interface Heard {
  seconds: number;
  plays: number;
}

interface ExcerptProps {
  address: string;
  label: string;
  report: (heard: Heard) => void;
}

let sounding: HTMLAudioElement | null = null;

export function Excerpt({ address, label, report }: ExcerptProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const heard = useRef<Heard>({ seconds: 0, plays: 0 });
  const last = useRef(0);
  const [playing, set_playing] = useState(false);
  const [share, set_share] = useState(0);
  const [failed, set_failed] = useState(false);
  useEffect(() => () => audio.current?.pause(), [address]);
  const toggle = async () => {
    const element = audio.current!;
    if (!element.paused) return element.pause();
    if (sounding !== element) sounding?.pause();
    sounding = element;
    heard.current.plays += element.currentTime < 0.1 || element.ended ? 1 : 0;
    last.current = element.ended ? 0 : element.currentTime;
    await element.play().catch(() => set_failed(true));
  };
  const moved = () => {
    const element = audio.current;
    if (!element) return;
    const step = element.currentTime - last.current;
    if (step > 0 && step < 2) heard.current.seconds += step;
    last.current = element.currentTime;
    if (element.duration > 0) set_share(element.currentTime / element.duration);
    report({ ...heard.current });
  };
  return (
    <div class="excerpt">
      <audio
        ref={audio}
        src={address}
        preload="auto"
        onPlay={() => set_playing(true)}
        onPause={() => set_playing(false)}
        onEnded={() => set_playing(false)}
        onTimeUpdate={moved}
        onError={() => set_failed(true)}
      />
      <button
        type="button"
        class="play"
        onClick={() => void toggle()}
        aria-label={`${t(playing ? "transport.pause" : "transport.play")} ${label}`}
      >
        <Icon name={playing ? "pause" : "play"} />
        {label}
      </button>
      <progress value={share} max={1} aria-label={label} />
      {failed && (
        <p class="problem" role="alert">
          {t("listen.no_sound")}
        </p>
      )}
    </div>
  );
}

/** A short chord, made here, to set the volume by. */
export function play_check_sound(): void {
  const context = new AudioContext();
  [261.6, 329.6, 392, 523.3].forEach((pitch, i) => {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const at = context.currentTime + 0.35 * i;
    tone.type = "triangle";
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.2, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + 1.5);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 1.6);
  });
  setTimeout(() => void context.close(), 3500);
}
