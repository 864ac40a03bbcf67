// Composing: a job is started, its notes appear as they come, and what it made is shown.
import { backend } from "./backend";
import { fields_of, options_of } from "./form_fields";
import { follow_job } from "./job_events";
import type { Done } from "./job_events";
import { ranges_to_regenerate } from "./locks";
import type { BarRange } from "./locks";
import {
  about,
  job,
  live_count,
  message,
  music,
  proposals,
  schemas,
  selected_bars,
  selection,
  shown,
  values_of,
} from "./model";
import { load_music, move_head, open_piece, refresh_piece, refresh_recent, show_version } from "./pieces";
import { piano } from "./piano";
import { complain, quiet, say } from "./saying";
import { settings } from "./settings";
import { last_bar } from "./tempo_map";
import type { JobRequest, Kind, LiveNote, ModelInfo, Options, Schema } from "./types";
import { t } from "./words";

const kSeeds = 2 ** 31;

export async function load_schema(kind: Kind): Promise<Schema> {
  const known = schemas.value[kind];
  if (known) return known;
  const schema = await backend.schema(kind);
  schemas.value = { ...schemas.value, [kind]: schema };
  return schema;
}

/** The model that a form means: the chosen one, that of the shown version, or the default. */
export function model_of(kind: Kind, options: Options = values_of(kind)): ModelInfo | undefined {
  const known = about.value;
  if (!known) return undefined;
  const of_version = kind === "compose" ? undefined : (shown.value?.options.model as string | undefined);
  const wanted = (options.model as string | undefined) ?? of_version ?? known.default_model;
  const fits = (model: ModelInfo) => kind === "perform" || kind === "transpose" || model.kinds.includes(kind);
  return known.models.find((model) => model.name === wanted && fits(model)) ?? known.models.find(fits);
}

/** The options of a job: what is filled in, model and era of the shown version, and a seed. */
async function job_options(kind: Kind): Promise<Options> {
  const schema = await load_schema(kind);
  const model = model_of(kind);
  const options = options_of(fields_of(schema, model), values_of(kind));
  const has = (name: string) => name in schema.properties;
  const before = kind === "compose" ? {} : (shown.value?.options ?? {});
  if (has("model") && options.model === undefined && model) options.model = model.name;
  if (has("era") && options.era === undefined) {
    const era = before.era ?? values_of("compose").era ?? schema.properties.era.default ?? model?.eras[0];
    if (era) options.era = era;
  }
  if (has("seed") && options.seed === undefined) options.seed = Math.floor(Math.random() * kSeeds);
  return options;
}

function begin(kind: Kind, base: number | null): void {
  quiet();
  live_count.value = 0;
  job.value = { id: null, kind, state: "waiting", place: 0, done: 0, line: "", live: new Map(), base };
}

function change(part: Partial<NonNullable<typeof job.value>>): void {
  if (job.value) job.value = { ...job.value, ...part };
}

function add_live(proposal: number, notes: LiveNote[], done: number): void {
  const running = job.value;
  if (!running) return;
  const known = running.live.get(proposal) ?? [];
  known.push(...notes);
  running.live.set(proposal, known);
  live_count.value += notes.length;
  if (Math.abs(done - running.done) >= 0.01) change({ done });
}

/** One job from start to end; null when it failed or was stopped, which is said. */
async function run(request: JobRequest): Promise<Done | null> {
  const { id } = await backend.start(request);
  change({ id });
  const end = await follow_job(id, {
    state: (state, place) => change({ state: state === "waiting" ? "waiting" : "running", place }),
    notes: add_live,
    again: (proposal, why) => {
      job.value?.live.set(proposal, []);
      live_count.value += 1;
      change({ line: why });
    },
    say: (line) => change({ line }),
  });
  if ("done" in end) return end.done;
  if ("stopped" in end) say(t("job.stopped"));
  else complain(new Error(end.failed || t("problem.no_server")));
  return null;
}

/** Runs something made of jobs, with the page's state around it. */
async function with_job(kind: Kind, base: number | null, act: () => Promise<void>): Promise<void> {
  if (job.value) return;
  begin(kind, base);
  try {
    await act();
  } catch (problem) {
    complain(problem);
  }
  job.value = null;
}

export async function stop_job(): Promise<void> {
  const id = job.value?.id;
  if (id) await backend.stop(id).catch(complain);
}

export async function compose(): Promise<void> {
  await with_job("compose", null, async () => {
    const started = performance.now();
    if (settings.value.sound === "browser") void piano.prepare();
    const done = await run({ kind: "compose", options: await job_options("compose") });
    if (done?.piece === undefined) return;
    await open_piece(done.piece, done.versions?.[0]);
    void refresh_recent();
    say(t("job.composed", { s: ((performance.now() - started) / 1000).toFixed(1) }));
  });
}

async function propose(versions: number[]): Promise<void> {
  await refresh_piece();
  await load_music(versions[0]);
  await show_version(versions[0]);
  proposals.value = versions;
}

/** Continues, accompanies or performs the shown version. */
export async function derive(kind: Kind, count = 1): Promise<void> {
  const base = shown.value;
  if (!base) return;
  await with_job(kind, base.id, async () => {
    const request: JobRequest = { kind, options: await job_options(kind), version: base.id, proposals: count };
    const bars = selected_bars.value;
    if (kind === "continue" && bars && selection.value) request.range = { from: 1, to: bars[1], unit: "measures" };
    const done = await run(request);
    if (done?.versions?.length) await propose(done.versions);
  });
}

/** Transposing is certain enough to need no proposal. */
export async function transpose(): Promise<void> {
  const base = shown.value;
  if (!base) return;
  await with_job("transpose", base.id, async () => {
    const done = await run({ kind: "transpose", options: await job_options("transpose"), version: base.id });
    if (done?.versions?.[0] !== undefined) await move_head(done.versions[0]);
  });
}

/** What Regenerate would change: the selected bars or, without a selection, all that locks leave. */
export function regenerate_ranges(): BarRange[] {
  const base = shown.value;
  const bars = music.value ? last_bar(music.value) : 0;
  if (!base || bars === 0 || !base.report.paper) return [];
  if (!selection.value && base.locks.length === 0) return [];
  const [from, to] = selected_bars.value ?? [1, bars];
  return ranges_to_regenerate({ from, to, hand: selection.value?.hand ?? null }, base.locks);
}

/** Composes anew what is free of the selection, or of the whole piece; locked bars stay. */
export async function regenerate(): Promise<void> {
  const base = shown.value;
  if (!base || regenerate_ranges().length === 0) return;
  await with_job("infill", base.id, async () => {
    const bars = selected_bars.value;
    const request: JobRequest = {
      kind: "infill",
      options: await job_options("infill"),
      version: base.id,
      hand: selection.value?.hand ?? null,
      proposals: settings.value.proposals,
    };
    if (bars) request.range = { from: bars[0], to: bars[1], unit: "measures" };
    const done = await run(request);
    if (!done?.versions?.length) return;
    await propose(done.versions);
    if (message.value === null) say(t("job.proposals", { n: done.versions.length }));
  });
}
