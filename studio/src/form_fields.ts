// From a JSON Schema to the fields of a form, and from what is filled in to the options of a job.
import type { ModelInfo, Options, Property, Schema } from "./types";

export type FieldKind = "choice" | "key" | "suggested" | "switch" | "integer" | "number" | "text" | "choices" | "seed";

export interface Field {
  name: string;
  kind: FieldKind;
  property: Property;
  choices: string[];
  group: "common" | "more";
  refused: string | null;
  required: boolean;
}

/** The order of a newcomer's questions. The rest follows in the order of the schema. */
const kFirst = ["era", "model", "seconds", "bars", "notes", "key", "meter", "tempo", "density", "composer", "seed"];
/** What the page itself gives: the passage by its selection. */
const kGivenBySelection = ["bars_range", "bars-range", "hand", "prompt_bars", "prompt-bars"];
/** For those who know the models. */
const kExpert = ["form", "candidates", "guidance"];
const kLengths = ["seconds", "bars", "notes"];
const kMeters = ["2/4", "3/4", "4/4", "6/8", "9/8", "12/8", "2/2", "3/8"];

export function type_of(property: Property): string {
  const types = Array.isArray(property.type) ? property.type : [property.type];
  return types.find((type) => type !== "null") ?? "string";
}

function kind_of(name: string, property: Property): FieldKind {
  const type = type_of(property);
  if (name === "seed") return "seed";
  if (name === "key") return "key";
  if (type === "array") return property.items?.enum ? "choices" : "text";
  if (property.enum) return "choice";
  if (name === "meter" || name === "composer") return "suggested";
  if (type === "boolean") return "switch";
  if (type === "integer" || type === "number") return type;
  return "text";
}

function choices_of(name: string, property: Property, composers: readonly string[]): string[] {
  if (name === "meter") return kMeters;
  if (name === "composer") return [...composers];
  return (property.enum ?? property.items?.enum ?? []).filter((choice): choice is string => typeof choice === "string");
}

function rank(name: string): number {
  const at = kFirst.indexOf(name);
  return at < 0 ? kFirst.length - 1.5 : at;
}

function spelled(name: string): string {
  return name.replaceAll("-", "_");
}

/** Why a model refuses an option; names may be spelled with - or _. */
function refusal(model: ModelInfo | undefined, name: string): string | null {
  for (const [option, why] of Object.entries(model?.refuses ?? {})) if (spelled(option) === spelled(name)) return why;
  return null;
}

/** The fields of a schema, common ones first. */
export function fields_of(schema: Schema, model?: ModelInfo, composers: readonly string[] = []): Field[] {
  const fields = Object.entries(schema.properties)
    .filter(([name]) => !kGivenBySelection.includes(name))
    .map(([name, property]): Field => {
      const choices = choices_of(name, property, composers);
      return {
        name,
        kind: kind_of(name, property),
        property,
        choices: name === "era" && model ? choices.filter((era) => model.eras.includes(era)) : choices,
        group: kExpert.includes(name) ? "more" : (property["x-group"] ?? (kFirst.includes(name) ? "common" : "more")),
        refused: refusal(model, name),
        required: schema.required?.includes(name) ?? false,
      };
    });
  return fields.sort((a, b) => rank(a.name) - rank(b.name));
}

/** The fields that say how long a piece is; a form shows them as one. */
export function length_fields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => kLengths.includes(field.name));
}

export function other_fields(fields: readonly Field[], group: "common" | "more"): Field[] {
  return fields.filter((field) => field.group === group && !kLengths.includes(field.name));
}

/** What of the filled in values a job takes: known, not refused, not empty, and one length. */
export function options_of(fields: readonly Field[], values: Options): Options {
  const options: Options = {};
  for (const { name, refused, property } of fields) {
    const value = values[name];
    if (refused !== null || value === undefined || value === null || value === "") continue;
    if (typeof value === "number" && !Number.isFinite(value)) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    if (type_of(property) === "array" && typeof value === "string")
      options[name] = value
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");
    else options[name] = value;
  }
  const lengths = kLengths.filter((name) => name in options);
  for (const name of lengths.slice(1)) delete options[name];
  return options;
}

/** What is wrong with a value, as bounds; null when nothing is. */
export function out_of_bounds(property: Property, value: unknown): { minimum?: number; maximum?: number } | null {
  if (typeof value !== "number" || Number.isNaN(value)) return null;
  const { minimum, maximum } = property;
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
    return { minimum, maximum };
  return null;
}
