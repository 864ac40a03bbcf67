// Which keyboard plays.
import { ask_for_midi, choose_input, midi_inputs, midi_state } from "./midi_keyboard";
import { settings } from "./settings";
import { t } from "./words";

export function MidiInput() {
  const state = midi_state.value;
  if (state === "unknown") return <p class="doc">{t("midi.unknown")}</p>;
  if (state === "refused") return <p class="problem">{t("midi.refused")}</p>;
  if (state === "unasked")
    return (
      <button type="button" onClick={() => void ask_for_midi()}>
        {t("midi.connect")}
      </button>
    );
  if (midi_inputs.value.length === 0) return <p role="status">{t("midi.none")}</p>;
  return (
    <label class="inline">
      {t("midi.input")}
      <select value={settings.value.midi_input} onChange={(event) => choose_input(event.currentTarget.value)}>
        <option value="">{t("midi.all")}</option>
        {midi_inputs.value.map(({ id, name }) => (
          <option value={id} key={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
