// What is selected, and what can be done with it.
import { asked, Proposals } from "./action_dialog";
import { backend } from "./backend";
import { remove_selected, set_selected, shift_selected } from "./editing";
import { Icon } from "./icons";
import { regenerate, regenerate_ranges } from "./jobs";
import { add_lock, remove_locks } from "./locks";
import { about, job, music, select_bars, select_hand, selected_bars, selection, shown, shown_notes } from "./model";
import { refresh_piece } from "./pieces";
import { attempt } from "./saying";
import { last_bar } from "./tempo_map";
import type { Hand, Lock } from "./types";
import { t } from "./words";

async function set_locks(locks: Lock[]): Promise<void> {
  const version = shown.value;
  if (!version) return;
  await attempt(() => backend.change_version(version.id, { locks }));
  await refresh_piece();
}

export async function lock_selection(): Promise<void> {
  const bars = selected_bars.value;
  const version = shown.value;
  if (!bars || !version) return;
  await set_locks(add_lock(version.locks, { from: bars[0], to: bars[1], hand: selection.value?.hand ?? null }));
}

async function unlock_selection(): Promise<void> {
  const bars = selected_bars.value;
  if (bars && shown.value) await set_locks(remove_locks(shown.value.locks, bars[0], bars[1]));
}

function BarInputs() {
  const bars = selected_bars.value;
  const last = music.value ? last_bar(music.value) : 1;
  const set = (from: number, to: number) => {
    if (Number.isFinite(from) && Number.isFinite(to)) select_bars(Math.max(1, from), Math.min(last, to));
  };
  return (
    <span class="bars" role="group" aria-label={t("selection.bars")}>
      {t("selection.bars")}
      <input
        type="number"
        min={1}
        max={last}
        value={bars?.[0] ?? ""}
        aria-label={t("selection.first_bar")}
        data-testid="first-bar"
        onChange={(event) =>
          set(event.currentTarget.valueAsNumber, Math.max(event.currentTarget.valueAsNumber, bars?.[1] ?? 1))
        }
      />
      –
      <input
        type="number"
        min={1}
        max={last}
        value={bars?.[1] ?? ""}
        aria-label={t("selection.last_bar")}
        data-testid="last-bar"
        onChange={(event) =>
          set(Math.min(event.currentTarget.valueAsNumber, bars?.[0] ?? last), event.currentTarget.valueAsNumber)
        }
      />
    </span>
  );
}

function HandChoice() {
  const hand = selection.value?.hand ?? null;
  return (
    <select
      aria-label={t("selection.hand")}
      value={hand ?? ""}
      disabled={!selection.value}
      onChange={(event) => select_hand((event.currentTarget.value || null) as Hand | null)}
    >
      <option value="">{t("hand.both")}</option>
      <option value="right">{t("hand.right")}</option>
      <option value="left">{t("hand.left")}</option>
    </select>
  );
}

function NoteTools() {
  const chosen = shown_notes.value.filter((note) => selection.value?.ids.has(note.id));
  if (chosen.length === 0) return null;
  const loudness = Math.round(chosen.reduce((sum, note) => sum + note.v, 0) / chosen.length);
  return (
    <div class="group" role="group" aria-label={t("notes.selected", { n: chosen.length })}>
      <span class="count">{t("notes.selected", { n: chosen.length })}</span>
      <label class="inline">
        {t("notes.velocity")}
        <input
          type="range"
          min={1}
          max={127}
          value={loudness}
          aria-valuetext={String(loudness)}
          onChange={(event) => set_velocity(event.currentTarget.valueAsNumber, loudness, chosen.length)}
        />
      </label>
      <button type="button" class="small" onClick={remove_selected}>
        {t("notes.delete")}
      </button>
    </div>
  );
}

/** One note takes the value; several keep their differences. */
function set_velocity(value: number, mean: number, count: number): void {
  if (count === 1) set_selected({ v: value });
  else shift_selected({ v: value - mean });
}

export function SelectionBar() {
  const version = shown.value;
  if (!version) return null;
  const busy = job.value !== null;
  const bars = selected_bars.value;
  const has_selection = selection.value !== null && bars !== null;
  const ranges = regenerate_ranges();
  const can_infill = about.value?.models.some((model) => model.kinds.includes("infill")) ?? false;
  const locked = bars !== null && version.locks.some((lock) => lock.from <= bars[1] && lock.to >= bars[0]);
  const { paper } = version.report;
  const all_locked = paper && (has_selection || version.locks.length > 0) && ranges.length === 0;
  return (
    <div class="selection-bar" role="toolbar" aria-label={t("selection.label")}>
      <div class="group">
        <BarInputs />
        <HandChoice />
        {selection.value && (
          <button
            type="button"
            class="icon-button small"
            aria-label={t("selection.clear")}
            title={t("selection.clear")}
            onClick={() => {
              selection.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {can_infill && (
        <div class="group">
          <button
            type="button"
            class="accent"
            disabled={busy || ranges.length === 0}
            onClick={() => void regenerate()}
            data-testid="regenerate"
            title={t(has_selection ? "regenerate.doc" : "regenerate.rest.doc")}
          >
            {t(!has_selection && version.locks.length > 0 ? "regenerate.rest" : "regenerate")}
          </button>
          <Proposals />
          <button
            type="button"
            class="icon-button small"
            onClick={() => {
              asked.value = "infill";
            }}
            disabled={busy}
            aria-label={t("action.infill")}
            title={t("action.infill")}
          >
            …
          </button>
        </div>
      )}
      <div class="group">
        <button
          type="button"
          disabled={!has_selection || busy}
          onClick={() => void lock_selection()}
          data-testid="lock"
        >
          <Icon name="lock" />
          {t("lock")}
        </button>
        {locked && (
          <button type="button" disabled={busy} onClick={() => void unlock_selection()}>
            {t("unlock")}
          </button>
        )}
      </div>
      <NoteTools />
      <p class="hint">
        {!paper && can_infill
          ? t("hint.performance")
          : all_locked
            ? t("hint.all_locked")
            : has_selection
              ? ""
              : t("hint.select")}
      </p>
    </div>
  );
}
