// Every text of the page, in the language of the settings.
import { settings } from "./settings";
import type { Language } from "./settings";
import { de } from "./words/de";
import { en } from "./words/en";
import { fr } from "./words/fr";
import { zh } from "./words/zh";

export type Word = keyof typeof en;
export type Words = Record<Word, string>;

export const kWords: Record<Language, Words> = { en, de, fr, zh };

/** "one|several" by the value of n, then {name} replaced. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  const forms = text.split("|");
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function t(word: Word, values: Record<string, string | number> = {}): string {
  return fill(kWords[settings.value.language][word], values);
}

/** A text that only some names have, as the label of an option; else what is given. */
export function t_if(word: string, otherwise: string): string {
  return (kWords[settings.value.language] as Record<string, string>)[word] ?? otherwise;
}

export function show_number(value: number, digits = 0): string {
  return value.toLocaleString(settings.value.language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  });
}

export function show_percent(share: number): string {
  return share.toLocaleString(settings.value.language, { style: "percent", maximumFractionDigits: 0 });
}

export function show_date(iso: string): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return iso;
  return when.toLocaleString(settings.value.language, { dateStyle: "medium", timeStyle: "short" });
}

/** The names of eras are the same words everywhere in the page. */
export function era_name(era: string | null): string {
  return era === null ? "" : t_if(`era.${era}`, era);
}
