// Jobs of the mock server: they give their notes bit by bit, then one version for each proposal.
import { randomBytes } from "node:crypto";
import {
  Refused,
  add_piece,
  add_version,
  continued,
  found,
  pieces,
  refill,
  source_music,
  transposed,
  versions,
} from "./mock_store.mjs";
import { make_survey } from "./mock_surveys.mjs";

export const jobs = new Map();
const kSteps = 24;

function emit(job, name, data) {
  job.events.push([name, data]);
  for (const answer of job.listeners) send(answer, job.events.length - 1, name, data);
  if (["done", "failed", "stopped"].includes(name)) for (const answer of job.listeners) answer.end();
}

const send = (answer, id, name, data) => answer.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

export function listen(job, answer, last) {
  job.events.forEach(([name, data], id) => id > last && send(answer, id, name, data));
  if (["done", "failed", "stopped"].includes(job.state)) return answer.end();
  job.listeners.push(answer);
}

function result_of(job, proposal) {
  const { kind, options, base, range, hand } = job;
  if (kind === "compose") return source_music(options.era);
  if (kind === "continue") return continued(base.music);
  if (kind === "transpose") return transposed(base.music, options.semitones ?? 2);
  if (kind === "infill") return refill(base.music, range ?? { from: 1, to: Infinity }, hand, proposal, base.locks);
  return refill(base.music, { from: 1, to: base.music.measures.length }, "left", proposal);
}

function finish(job) {
  if (job.kind === "survey-kit") {
    job.state = "done";
    return emit(job, "done", { survey: make_survey(job.options) });
  }
  const { options, base } = job;
  const title = `${(options.era ?? "piece").replace(/^./, (letter) => letter.toUpperCase())}, seed ${options.seed}`;
  const piece = base ? pieces.get(base.piece) : add_piece(title, options);
  for (let i = 0; i < job.proposals; ++i)
    job.versions.push(add_version(piece, base, job.kind, options, result_of(job, i)).id);
  if (job.kind === "transpose") piece.head = job.versions[0];
  job.state = "done";
  emit(job, "done", { piece: piece.id, versions: job.versions });
}

function notes_to_show(job) {
  if (job.kind === "survey-kit" || job.kind === "transpose") return [];
  const { notes } = result_of(job, 0);
  if (job.kind === "compose") return notes;
  const end = job.base.music.end.t;
  if (job.kind === "continue") return notes.filter((note) => note.t >= end);
  return notes.filter((note) => !job.range || (note.bar >= job.range.from && note.bar <= job.range.to));
}

function run(job, duration) {
  const notes = notes_to_show(job).map(({ t, d, p, v, h }) => ({ t, d, p, v, h }));
  let step = 0;
  job.state = "running";
  emit(job, "state", { state: "running", place: 0 });
  emit(job, "say", { line: job.kind === "survey-kit" ? "excerpt 1 of 8" : "transformer, romantic" });
  job.timer = setInterval(() => {
    if (step === kSteps) {
      clearInterval(job.timer);
      return finish(job);
    }
    const size = notes.length / kSteps,
      done = ++step / kSteps;
    const part = notes.slice(Math.round((step - 1) * size), Math.round(step * size));
    emit(job, "notes", { proposal: 0, notes: part, done });
  }, duration / kSteps);
}

function check(request) {
  const { seconds, tempo } = request.options ?? {};
  if (seconds !== undefined && (seconds < 2 || seconds > 3600))
    throw new Refused(400, "--seconds must be from 2 to 3600", "seconds");
  if (tempo !== undefined && (tempo < 20 || tempo > 400))
    throw new Refused(400, "--tempo must be from 20 to 400", "tempo");
}

export function start_job(request, duration) {
  check(request);
  const base = request.version === undefined ? null : found(versions, request.version, "version");
  const job = {
    id: randomBytes(16).toString("hex"),
    kind: request.kind,
    state: "waiting",
    place: 0,
    versions: [],
    error: null,
    created: new Date().toISOString(),
    options: { model: "transformer", ...request.options },
    base,
    range: request.range,
    hand: request.hand ?? null,
    proposals: request.proposals ?? 1,
    events: [],
    listeners: [],
    timer: null,
  };
  jobs.set(job.id, job);
  emit(job, "state", { state: "waiting", place: 0 });
  setTimeout(() => job.state === "waiting" && run(job, duration), 30);
  return job;
}

export function stop_job(job) {
  if (job.state !== "waiting" && job.state !== "running") return;
  clearInterval(job.timer);
  job.state = "stopped";
  emit(job, "stopped", {});
}

export const show_job = ({ id, kind, state, place, versions: made, error, created }) => ({
  id,
  kind,
  state,
  place,
  versions: made,
  error,
  created,
});
