// What the user prefers, kept in this browser.
import { effect, signal } from "@preact/signals";

export type Language = "en" | "de" | "fr" | "zh";
export type Theme = "system" | "light" | "dark";

export interface Settings {
  language: Language;
  theme: Theme;
  /** Whether the system that sounds is kept on top, or the page moves only when it would be left. */
  scroll: "top" | "needed";
  /** Where sound is made: here, or by the server as a recording. */
  sound: "browser" | "server";
  volume: number;
  midi_input: string;
  /** Keys of one letter; some assistive software has its own. */
  letter_keys: boolean;
  proposals: number;
  grid: number;
  hints: boolean;
}

const kStored = "clavier-studio";
const kLanguages: readonly Language[] = ["en", "de", "fr", "zh"];

function language_of_browser(): Language {
  const wanted = (globalThis.navigator?.languages ?? []).map((tag) => tag.slice(0, 2) as Language);
  return wanted.find((language) => kLanguages.includes(language)) ?? "en";
}

const kDefaults: Settings = {
  language: language_of_browser(),
  theme: "system",
  scroll: "needed",
  sound: "browser",
  volume: 0.8,
  midi_input: "",
  letter_keys: true,
  proposals: 3,
  grid: 0.25,
  hints: true,
};

function stored(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(kStored) ?? "{}") as Partial<Settings>;
  } catch {
    return {};
  }
}

export const settings = signal<Settings>({ ...kDefaults, ...stored() });

export function change_settings(change: Partial<Settings>): void {
  settings.value = { ...settings.value, ...change };
}

/** Keeps the settings and shows language and theme; once, at the start of a page. */
export function apply_settings(): void {
  effect(() => {
    const { language, theme } = settings.value;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : language;
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(kStored, JSON.stringify(settings.value));
    } catch {
      // A browser that keeps nothing: the settings hold until the page is closed.
    }
  });
}
