// Language, look, sound, keys and what is stored.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { about } from "./model";
import { KeyList } from "./key_list";
import { MidiInput } from "./midi_input";
import { change_settings, settings } from "./settings";
import type { Settings } from "./settings";
import { attempt, say } from "./saying";
import { show_number, t } from "./words";

const kLanguages = { en: "English", de: "Deutsch", fr: "Français", zh: "中文" } as const;
const used = signal<number | null>(null);

async function measure(): Promise<void> {
  used.value = (await navigator.storage?.estimate?.())?.usage ?? null;
}

async function forget_piano(): Promise<void> {
  await attempt(async () => {
    for (const name of await caches.keys()) if (name.startsWith("clavier-piano")) await caches.delete(name);
  });
  await measure();
  say(t("settings.piano_forgotten"));
}

interface PickProps<K extends keyof Settings> {
  name: K;
  label: string;
  choices: readonly [Settings[K] & string, string][];
}

function Pick<K extends keyof Settings>({ name, label, choices }: PickProps<K>) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select
        value={String(settings.value[name])}
        data-testid={`setting-${name}`}
        onChange={(event) => change_settings({ [name]: event.currentTarget.value } as Partial<Settings>)}
      >
        {choices.map(([value, text]) => (
          <option value={value} key={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function SettingsScreen() {
  useEffect(() => void measure(), []);
  return (
    <main class="screen settings" id="main">
      <h1>{t("screen.settings")}</h1>
      <section class="panel">
        <Pick
          name="language"
          label={t("settings.language")}
          choices={Object.entries(kLanguages) as [Settings["language"], string][]}
        />
        <Pick
          name="theme"
          label={t("settings.theme")}
          choices={[
            ["system", t("theme.system")],
            ["light", t("theme.light")],
            ["dark", t("theme.dark")],
          ]}
        />
        <Pick
          name="scroll"
          label={t("settings.scroll")}
          choices={[
            ["needed", t("scroll.needed")],
            ["top", t("scroll.top")],
          ]}
        />
        <Pick
          name="sound"
          label={t("settings.sound")}
          choices={[
            ["browser", t("sound.browser")],
            ["server", t("sound.server")],
          ]}
        />
      </section>
      <section class="panel">
        <h2>{t("settings.midi")}</h2>
        <MidiInput />
      </section>
      <section class="panel">
        <h2>{t("settings.keys")}</h2>
        <label class="switch">
          <input
            type="checkbox"
            checked={settings.value.letter_keys}
            onChange={(event) => change_settings({ letter_keys: event.currentTarget.checked })}
          />
          {t("settings.letter_keys")}
        </label>
        <KeyList />
      </section>
      <section class="panel">
        <h2>{t("settings.storage")}</h2>
        <p>{t("settings.storage_doc")}</p>
        {used.value !== null && <p>{t("settings.used", { n: show_number(used.value / 1048576, 1) })}</p>}
        <button type="button" onClick={() => void forget_piano()}>
          {t("settings.forget_piano")}
        </button>
      </section>
      <p class="doc">{about.value?.program}</p>
    </main>
  );
}
