// The schemas and models that the mock server offers: those of the program's options.
const whole = (description, minimum, maximum, more = {}) => ({
  type: "integer",
  description,
  minimum,
  maximum,
  ...more,
});
const real = (description, minimum, maximum, more = {}) => ({ type: "number", description, minimum, maximum, ...more });
const text = (description) => ({ type: "string", description, default: "" });
const choice = (description, choices, more = {}) => ({ type: "string", description, enum: choices, ...more });
const common = (property) => ({ ...property, "x-group": "common" });
const more = (property) => ({ ...property, "x-group": "more" });
const toggle = (description, value) => ({ type: "boolean", description, default: value });

const kEras = ["baroque", "classical", "romantic", "modernist"];
const era = common(choice("style of the piece", kEras));
const model = common(choice("what composes", ["transformer", "lstm", "gan"], { default: "transformer" }));
const seed = common(whole("the same number gives the same piece; give one to repeat a piece", 0));
const sampling = {
  temperature: more(
    real("randomness of every choice; lower it for safer pieces, raise it for bolder ones", 0.05, 10, {
      default: 0.95,
    }),
  ),
  top_k: more(
    whole("sample among so many most probable pitches, 0 for all; lower it to avoid odd notes", 0, undefined, {
      default: 0,
    }),
  ),
  top_p: more(real("sample among the most probable pitches of this total probability", 0, 1, { default: 0.99 })),
  min_p: more(real("drop pitches below this share of the highest probability", 0, 1, { default: 0 })),
  greedy: more(toggle("always take the most probable choice, as the article does", false)),
};

const properties = {
  compose: {
    era,
    model,
    seed,
    seconds: common(real("approximate length in seconds (60 when --notes is not given either)", 2, 3600)),
    notes: common(whole("approximate length in notes, instead of --seconds", 4, 100000)),
    key: common(text('key of the piece, as "C minor"; without it the model chooses')),
    tempo: common(real("quarter notes a minute", 20, 400)),
    bars: common(whole("length in measures (32 when no length is given)", 1, 2000)),
    meter: common(text("time signature, as 3/4; without it the model chooses")),
    density: common(choice("how many notes", ["low", "medium", "high"])),
    composer: common(text("in the manner of this composer, as Chopin")),
    form: more(
      choice("where sections return", ["free", "binary", "ternary", "rondo", "variations"], { default: "free" }),
    ),
    candidates: more(
      whole("compose every four bars so many times and keep the best; more takes longer", 1, 100, { default: 3 }),
    ),
    guidance: more(real("keep closer to era and composer than the model learned to", 0, 5, { default: 0 })),
    ...sampling,
    loop_guard: more(toggle("the loop guard, which breaks passages that repeat over and over", true)),
    ngram_cache: more(toggle("the n-gram cache, by which passages of the piece return", true)),
    originality_check: more(toggle("the originality check", true)),
    step_seconds: more(real("seconds between chords, for models without rhythm", 0.05, 10, { default: 0.5 })),
    keep_prompt: more(toggle("writing the prompt before its continuation", true)),
  },
  continue: { era, model, seed, bars: common(whole("length in measures; what is added", 1, 2000)), ...sampling },
  infill: { era, model, seed, ...sampling },
  accompany: { era, model, seed, density: common(choice("how many notes", ["low", "medium", "high"])), ...sampling },
  perform: { articulation: common(toggle("the lengths of notes; without it they stay as written", true)) },
  transpose: { semitones: common(whole("upwards; a negative number goes down", -24, 24, { default: 2 })) },
  "survey-kit": {
    eras: common({
      type: "array",
      description: "eras of the excerpts",
      items: { type: "string", enum: kEras },
      default: kEras,
    }),
    models: common({
      type: "array",
      description: "models of the excerpts",
      items: { type: "string", enum: ["transformer", "lstm"] },
      default: ["transformer"],
    }),
    questions: common(whole("excerpts or pairs to judge", 1, 100, { default: 8 })),
    pairs: common(toggle("ask which of two is liked better", false)),
    seed,
  },
};

export const schemas = Object.fromEntries(
  Object.entries(properties).map(([kind, each]) => [
    kind,
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      additionalProperties: false,
      properties: each,
    },
  ]),
);

const performances = Object.fromEntries(
  ["bars", "meter", "density", "composer", "form", "candidates", "guidance"].map((name) => [
    name,
    "The lstm composes performances, which have no bars, meters or composers.",
  ]),
);

export const about = {
  program: "clavier 0.1.0",
  models: [
    {
      name: "transformer",
      title: "Transformer (scores)",
      eras: kEras,
      kinds: ["compose", "continue", "infill", "accompany"],
      refuses: {
        notes: "Models of scores take a length in seconds or bars.",
        ngram_cache: "Models of scores have no n-gram cache.",
        step_seconds: "Models of scores have rhythm of their own.",
      },
    },
    { name: "lstm", title: "LSTM (performances)", eras: kEras, kinds: ["compose", "continue"], refuses: performances },
  ],
  default_model: "transformer",
  composers: [
    "Bach",
    "Beethoven",
    "Brahms",
    "Chopin",
    "Debussy",
    "Haydn",
    "Mozart",
    "Schubert",
    "Schumann",
    "Scriabin",
  ],
  formats: [
    ["mid", "audio/midi"],
    ["musicxml", "application/vnd.recordare.musicxml+xml"],
    ["mxl", "application/vnd.recordare.musicxml"],
    ["pdf", "application/pdf"],
    ["svg", "image/svg+xml"],
    ["png", "image/png"],
    ["wav", "audio/wav"],
    ["flac", "audio/flac"],
    ["ogg", "audio/ogg"],
    ["mp3", "audio/mpeg"],
  ].map(([ending, type]) => ({
    ending,
    type,
    missing: ending === "pdf" ? "needs MuseScore: apt install musescore3" : null,
  })),
  limits: { import_bytes: 16777216, waiting: 20 },
  sound_font: true,
};
