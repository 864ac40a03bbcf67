// The form of a kind of job, made from its schema: common controls, and the rest behind "More options".
import { useEffect, useId } from "preact/hooks";
import { fields_of, length_fields, other_fields, out_of_bounds } from "./form_fields";
import type { Field } from "./form_fields";
import { load_schema, model_of } from "./jobs";
import { about, blamed, schemas, set_value, values_of } from "./model";
import { kKeys, show_key } from "./pitch";
import { attempt } from "./saying";
import type { Kind } from "./types";
import { era_name, t, t_if } from "./words";

interface FieldProps {
  kind: Kind;
  field: Field;
}

export function label_of(name: string): string {
  return t_if(`option.${name.replaceAll("-", "_")}`, name.replaceAll(/[_-]/g, " "));
}

function doc_of(field: Field): string {
  return t_if(`doc.${field.name.replaceAll("-", "_")}`, field.property.description ?? "");
}

function choice_name(name: string, choice: string): string {
  if (name === "era" || name === "eras") return era_name(choice);
  if (name === "model" || name === "models")
    return about.value?.models.find((model) => model.name === choice)?.title ?? choice;
  return t_if(`choice.${choice}`, choice);
}

/** What is wrong, under its control: a bound, or the server's words. */
function Problem({ field, value, id }: { field: Field; value: unknown; id: string }) {
  const bounds = out_of_bounds(field.property, value);
  const blame = blamed.value && blamed.value.option.replaceAll("-", "_") === field.name.replaceAll("-", "_");
  if (bounds)
    return (
      <p class="problem" id={id}>
        {t("form.bounds", { from: bounds.minimum ?? "–", to: bounds.maximum ?? "–" })}
      </p>
    );
  return blame ? (
    <p class="problem" id={id}>
      {blamed.value!.text}
    </p>
  ) : null;
}

interface ControlProps extends FieldProps {
  id: string;
  described: string;
}

function Choice({ kind, field, id, described }: ControlProps) {
  const { name, property, choices, refused } = field;
  const value = values_of(kind)[name];
  const first = name === "model" ? about.value?.default_model : name === "era" ? choices[0] : undefined;
  const needed = kind === "compose" ? first : "";
  const shown = String(value ?? property.default ?? needed ?? "");
  const none = property.default === undefined || property.default === null;
  const named = name !== "era" && name !== "model";
  return (
    <select
      id={id}
      disabled={refused !== null}
      aria-describedby={described}
      value={shown}
      onChange={(event) => set_value(kind, name, event.currentTarget.value || undefined)}
    >
      {(none && named) || (none && kind !== "compose") ? (
        <option value="">{t(kind === "compose" ? "form.as_it_comes" : "form.as_the_piece")}</option>
      ) : null}
      {choices.map((choice) => (
        <option value={choice} key={choice}>
          {choice_name(name, choice)}
        </option>
      ))}
    </select>
  );
}

function KeyChoice({ kind, field, id, described }: ControlProps) {
  return (
    <select
      id={id}
      disabled={field.refused !== null}
      aria-describedby={described}
      value={String(values_of(kind)[field.name] ?? "")}
      onChange={(event) => set_value(kind, field.name, event.currentTarget.value || undefined)}
    >
      <option value="">{t("form.as_it_comes")}</option>
      {kKeys.map((key) => (
        <option value={key} key={key}>
          {show_key(key)}
        </option>
      ))}
    </select>
  );
}

function Text({ kind, field, id, described }: ControlProps) {
  const list = field.choices.length > 0 ? `${id}-list` : undefined;
  return (
    <>
      <input
        id={id}
        type="text"
        list={list}
        disabled={field.refused !== null}
        aria-describedby={described}
        placeholder={field.required ? t("form.required") : field.kind === "suggested" ? t("form.as_it_comes") : ""}
        required={field.required}
        value={String(values_of(kind)[field.name] ?? "")}
        autoComplete="off"
        onInput={(event) => set_value(kind, field.name, event.currentTarget.value || undefined)}
      />
      {list && (
        <datalist id={list}>
          {field.choices.map((choice) => (
            <option value={choice} key={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

function NumberInput({ kind, field, id, described }: ControlProps) {
  const { name, property, refused } = field;
  const value = values_of(kind)[name];
  const placeholder = property.default ?? (field.kind === "seed" ? t("form.new_each_time") : t("form.as_it_comes"));
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      min={property.minimum}
      max={property.maximum}
      step={field.kind === "number" ? "any" : 1}
      disabled={refused !== null}
      aria-describedby={described}
      aria-invalid={out_of_bounds(property, value) !== null}
      placeholder={String(placeholder)}
      value={value === undefined ? "" : String(value)}
      onInput={(event) =>
        set_value(kind, name, event.currentTarget.value === "" ? undefined : event.currentTarget.valueAsNumber)
      }
    />
  );
}

function Choices({ kind, field, described }: ControlProps) {
  const { name, choices, refused, property } = field;
  const chosen = (values_of(kind)[name] ?? property.default ?? []) as string[];
  const change = (choice: string, on: boolean) =>
    set_value(
      kind,
      name,
      choices.filter((other) => (other === choice ? on : chosen.includes(other))),
    );
  return (
    <div class="checks" aria-describedby={described}>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            disabled={refused !== null}
            checked={chosen.includes(choice)}
            onChange={(event) => change(choice, event.currentTarget.checked)}
          />
          {choice_name(name, choice)}
        </label>
      ))}
    </div>
  );
}

function Control(props: ControlProps) {
  const { field } = props;
  if (field.kind === "choice") return <Choice {...props} />;
  if (field.kind === "key") return <KeyChoice {...props} />;
  if (field.kind === "choices") return <Choices {...props} />;
  if (field.kind === "text" || field.kind === "suggested") return <Text {...props} />;
  return <NumberInput {...props} />;
}

function FieldView({ kind, field }: FieldProps) {
  const id = useId();
  const doc = field.refused ?? doc_of(field);
  const note = `${id}-doc`;
  const problem = `${id}-problem`;
  const wide = ["era", "model", "choices", "switch"].some((each) => each === field.name || each === field.kind);
  const classes = `field ${field.refused !== null ? "refused" : ""} ${field.group} ${wide ? "wide" : ""}`;
  if (field.kind === "switch") {
    const on = Boolean(values_of(kind)[field.name] ?? field.property.default ?? false);
    return (
      <div class={classes}>
        <label class="switch">
          <input
            type="checkbox"
            checked={on && field.refused === null}
            disabled={field.refused !== null}
            aria-describedby={note}
            onChange={(event) => set_value(kind, field.name, event.currentTarget.checked)}
          />
          {label_of(field.name)}
        </label>
        <p class="doc" id={note}>
          {doc}
        </p>
      </div>
    );
  }
  const many = field.kind === "choices";
  const shows_doc = kind !== "compose" || field.group === "more" || field.refused !== null;
  return (
    <div class={classes} role={many ? "group" : undefined} aria-labelledby={many ? `${id}-label` : undefined}>
      {many ? (
        <span class="label" id={`${id}-label`}>
          {label_of(field.name)}
        </span>
      ) : (
        <label for={id}>{label_of(field.name)}</label>
      )}
      <Control kind={kind} field={field} id={id} described={`${note} ${problem}`} />
      <p class={`doc ${shows_doc ? "" : "unseen"}`} id={note}>
        {doc}
      </p>
      <Problem field={field} value={values_of(kind)[field.name]} id={problem} />
    </div>
  );
}

/** Seconds, bars or notes: one number and its unit. */
function Length({ kind, fields }: { kind: Kind; fields: Field[] }) {
  const id = useId();
  const free = fields.filter((field) => field.refused === null);
  if (free.length === 0) return null;
  const values = values_of(kind);
  const field = free.find(({ name }) => values[name] !== undefined) ?? free[0];
  const value = values[field.name];
  const change_unit = (name: string) => {
    for (const other of free) set_value(kind, other.name, undefined);
    const usual = name === "seconds" ? 60 : name === "bars" ? 16 : 300;
    set_value(kind, name, usual);
  };
  const fallback = kind === "compose" && field.name === "seconds" ? "60" : t("form.as_it_comes");
  return (
    <div class="field common wide">
      <label for={id}>{t("form.length")}</label>
      <div class="pair">
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={field.property.minimum}
          max={field.property.maximum}
          step="1"
          placeholder={fallback}
          value={value === undefined ? "" : String(value)}
          aria-describedby={`${id}-problem`}
          aria-invalid={out_of_bounds(field.property, value) !== null}
          onInput={(event) =>
            set_value(
              kind,
              field.name,
              event.currentTarget.value === "" ? undefined : event.currentTarget.valueAsNumber,
            )
          }
        />
        <select
          aria-label={t("form.unit")}
          value={field.name}
          onChange={(event) => change_unit(event.currentTarget.value)}
        >
          {free.map(({ name }) => (
            <option value={name} key={name}>
              {t_if(`unit.${name}`, name)}
            </option>
          ))}
        </select>
      </div>
      <Problem field={field} value={value} id={`${id}-problem`} />
    </div>
  );
}

export function Form({ kind }: { kind: Kind }) {
  useEffect(() => void attempt(() => load_schema(kind)), [kind]);
  const schema = schemas.value[kind];
  if (!schema || !about.value)
    return (
      <p class="doc" role="status">
        {t("loading")}
      </p>
    );
  const fields = fields_of(schema, model_of(kind), about.value.composers);
  const lengths = length_fields(fields);
  const common = other_fields(fields, "common");
  const more = other_fields(fields, "more");
  const set = more.filter(({ name }) => values_of(kind)[name] !== undefined).length;
  const before = common.filter(({ name }) => name === "era" || name === "model");
  const after = common.filter((field) => !before.includes(field));
  return (
    <>
      <div class="fields paired">
        {before.map((field) => (
          <FieldView kind={kind} field={field} key={field.name} />
        ))}
        <Length kind={kind} fields={lengths} />
        {after.map((field) => (
          <FieldView kind={kind} field={field} key={field.name} />
        ))}
      </div>
      {more.length > 0 && (
        <details class="more">
          <summary>
            {t("form.more")}
            {set > 0 ? ` · ${set}` : ""}
          </summary>
          <div class="fields">
            {more.map((field) => (
              <FieldView kind={kind} field={field} key={field.name} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
