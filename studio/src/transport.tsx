// Play, stop, loop, speed and volume; one transport for every screen.
import { music, selection } from "./model";
import { Icon } from "./icons";
import { piano_progress, piano_state } from "./piano";
import { show_time } from "./pitch";
import { loaded, loop_span, looping, player, playing, position, speed, waiting_for_sound } from "./player";
import { change_settings, settings } from "./settings";
import { bar_of_time } from "./tempo_map";
import { show_percent, t } from "./words";

const kSpeeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function toggle_loop(): void {
  looping.value = !looping.value;
}

/** What keeps the sound waiting. */
export function SoundState() {
  if (waiting_for_sound.value)
    return (
      <span class="doc" role="status">
        {t("sound.waiting")}
      </span>
    );
  if (piano_state.value === "loading")
    return <span class="doc sound-state">{t("sound.loading", { share: show_percent(piano_progress.value) })}</span>;
  return null;
}

export function Transport({ end }: { end: number }) {
  const nothing = loaded.value === null;
  const bar = music.value ? bar_of_time(music.value.measures, position.value) : null;
  const running = playing.value || waiting_for_sound.value;
  const span = loop_span.value;
  return (
    <div class="transport" role="group" aria-label={t("transport.label")}>
      <button
        type="button"
        class="icon-button"
        disabled={nothing}
        title={t("transport.start")}
        aria-label={t("transport.start")}
        onClick={() => player.seek(0)}
      >
        <Icon name="start" />
      </button>
      <button
        type="button"
        class="play"
        disabled={nothing}
        aria-keyshortcuts="Space"
        onClick={() => void player.toggle()}
        data-testid="play"
      >
        <Icon name={running ? "pause" : "play"} />
        {t(running ? "transport.pause" : "transport.play")}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-pressed={looping.value}
        disabled={nothing}
        title={t(span ? "transport.loop_selection" : "transport.loop")}
        aria-label={t(span ? "transport.loop_selection" : "transport.loop")}
        onClick={toggle_loop}
      >
        <Icon name="loop" />
      </button>
      <output class="clock" aria-label={t("transport.position")}>
        <b>{show_time(position.value)}</b> / {show_time(end)}
        {bar !== null && !nothing ? ` · ${t("bar", { n: bar })}` : ""}
      </output>
      <input
        type="range"
        class="position"
        min={0}
        max={Math.max(0.1, end)}
        step={0.1}
        value={position.value}
        disabled={nothing}
        aria-label={t("transport.position")}
        aria-valuetext={show_time(position.value)}
        onInput={(event) => player.seek(event.currentTarget.valueAsNumber)}
      />
      <label class="inline">
        <span class="wide-only">{t("transport.speed")}</span>
        <select
          value={String(speed.value)}
          aria-label={t("transport.speed")}
          onChange={(event) => player.set_speed(Number(event.currentTarget.value))}
        >
          {kSpeeds.map((value) => (
            <option value={String(value)} key={value}>
              {show_percent(value)}
            </option>
          ))}
        </select>
      </label>
      <label class="inline volume" title={t("transport.volume")}>
        <Icon name="volume" />
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={settings.value.volume}
          aria-label={t("transport.volume")}
          onInput={(event) => change_settings({ volume: event.currentTarget.valueAsNumber })}
        />
      </label>
      <SoundState />
    </div>
  );
}

/** The loop of the studio: the selection, or all. */
export function selection_span(): [number, number] | null {
  const chosen = selection.value;
  return chosen && chosen.to - chosen.from > 0.1 ? [chosen.from, chosen.to] : null;
}
