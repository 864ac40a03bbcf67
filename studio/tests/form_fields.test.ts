import assert from "node:assert/strict";
import { test } from "node:test";
import { fields_of, length_fields, options_of, other_fields, out_of_bounds } from "../src/form_fields";
import type { ModelInfo, Schema } from "../src/types";
// @ts-ignore: data of the mock server
import { about, schemas } from "./mock_schemas.mjs";

const schema = schemas.compose as Schema;
const [transformer, lstm] = about.models as ModelInfo[];

test("every option of the schema has a field, but for those that the selection gives", () => {
  const given: Schema = {
    properties: { ...schema.properties, bars_range: { type: "string" }, hand: { type: "string" } },
  };
  assert.deepEqual(
    fields_of(given)
      .map((field) => field.name)
      .sort(),
    Object.keys(schema.properties).sort(),
  );
});

test("a newcomer's questions come first", () => {
  const names = other_fields(fields_of(schema), "common").map((field) => field.name);
  assert.deepEqual(names, ["era", "model", "key", "meter", "tempo", "density", "composer", "seed"]);
  assert.deepEqual(
    length_fields(fields_of(schema)).map((field) => field.name),
    ["seconds", "bars", "notes"],
  );
});

test("the type of an option decides its control", () => {
  const kinds = Object.fromEntries(fields_of(schema, transformer, ["Bach"]).map((field) => [field.name, field.kind]));
  assert.equal(kinds.era, "choice");
  assert.equal(kinds.key, "key");
  assert.equal(kinds.seed, "seed");
  assert.equal(kinds.greedy, "switch");
  assert.equal(kinds.composer, "suggested");
  assert.equal(kinds.temperature, "number");
  assert.equal(kinds.candidates, "integer");
});

test("an option that the model refuses says why and is not sent", () => {
  const fields = fields_of(schema, lstm);
  assert.match(fields.find((field) => field.name === "meter")!.refused!, /performances/);
  assert.deepEqual(options_of(fields, { meter: "3/4", tempo: 90 }), { tempo: 90 });
});

test("a refusal is found under either spelling of a name", () => {
  const model = { ...lstm, refuses: { "step-seconds": "no" } };
  assert.equal(fields_of(schema, model).find((field) => field.name === "step_seconds")!.refused, "no");
});

test("only eras that the model knows are offered", () => {
  const fields = fields_of(schema, { ...transformer, eras: ["romantic"] });
  assert.deepEqual(fields.find((field) => field.name === "era")!.choices, ["romantic"]);
});

test("what is empty or unknown is left out, and there is one length", () => {
  const values = { seconds: 60, bars: 16, key: "", tempo: NaN, unknown: 1, era: "romantic", temperature: 0.9 };
  assert.deepEqual(options_of(fields_of(schema, transformer), values), {
    seconds: 60,
    era: "romantic",
    temperature: 0.9,
  });
});

test("values outside of the bounds are named", () => {
  assert.deepEqual(out_of_bounds(schema.properties.seconds, 1), { minimum: 2, maximum: 3600 });
  assert.equal(out_of_bounds(schema.properties.seconds, 60), null);
  assert.equal(out_of_bounds(schema.properties.seconds, undefined), null);
});
