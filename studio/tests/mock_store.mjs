// Pieces, versions and listening tests of the mock server, in memory.
import { readFileSync } from "node:fs";
import { read_midi } from "./read_midi.mjs";

const here = (name) => new URL(`data/${name}`, import.meta.url);
const kSources = ["romantic-7", "baroque-3"].map((name) => ({
  midi: readFileSync(here(`${name}.mid`)),
  xml: readFileSync(here(`${name}.musicxml`), "utf8"),
  music: read_midi(readFileSync(here(`${name}.mid`))),
}));
const kKeys = ["C major", "D minor"];
const kShares = { baroque: 0.12, classical: 0.21, romantic: 0.58, modernist: 0.09 };

export const pieces = new Map();
export const versions = new Map();
let next_piece = 1,
  next_version = 1;

export class Refused extends Error {
  constructor(status, message, option) {
    super(message);
    this.status = status;
    this.option = option;
  }
}

export const found = (map, id, what) => {
  const thing = map.get(Number(id));
  if (!thing) throw new Refused(404, `no ${what} ${id}`);
  return thing;
};

function report_of(music, source, paper) {
  const histogram = Array(12).fill(0);
  for (const note of music.notes) histogram[note.p % 12] += 1 / music.notes.length;
  const eras = source === 0 ? kShares : { baroque: 0.71, classical: 0.2, romantic: 0.06, modernist: 0.03 };
  return {
    notes: music.notes.length,
    seconds: music.end.t,
    bars: music.measures.length,
    key: kKeys[source],
    meter: music.measures[0].meter,
    bpm: Math.round(music.tempo[0].bpm),
    eras,
    histogram,
    longest_copy: 14,
    paper,
  };
}

export function source_music(era) {
  return kSources[era === "baroque" ? 1 : 0].music;
}

export function add_piece(title, options = {}) {
  const now = new Date().toISOString();
  const piece = {
    id: next_piece++,
    title,
    created: now,
    starred: false,
    deleted: null,
    head: 0,
    era: options.era ?? null,
    model: options.model ?? null,
  };
  pieces.set(piece.id, piece);
  return piece;
}

export function add_version(piece, parent, how, options, music, paper = true) {
  const source = parent ? parent.source : options.era === "baroque" ? 1 : 0;
  const version = {
    id: next_version++,
    piece: piece.id,
    parent: parent?.id ?? null,
    how,
    created: new Date().toISOString(),
    program: "0.1.0",
    options,
    locks: parent?.locks ?? [],
    discarded: false,
    report: report_of(music, source, paper),
    music,
    source,
    doubled: how === "continue",
  };
  versions.set(version.id, version);
  if (!piece.head) piece.head = version.id;
  return version;
}

export const tree_of = (piece) => [...versions.values()].filter((version) => version.piece === piece.id);

export function show_version({ music, source, doubled, ...version }) {
  return version;
}

export function show_piece(piece) {
  const head = versions.get(piece.head),
    { seconds, notes } = head.report;
  return { ...piece, versions: tree_of(piece).length, seconds, notes };
}

const renumber = (notes) => notes.sort((a, b) => a.t - b.t || a.p - b.p).map((note, id) => ({ ...note, id }));

/** Other notes in a range of bars: the same rhythm, neighbouring pitches. */
export function refill(music, { from, to }, hand, step, locks = []) {
  const scale = (p) => p + (step % 2 === 0 ? 1 : -1) * (p % 3 === 0 ? 4 : 3);
  const locked = (note) =>
    locks.some((lock) => note.bar >= lock.from && note.bar <= lock.to && (!lock.hand || lock.hand === note.h));
  const inside = (note) => note.bar >= from && note.bar <= to && (!hand || note.h === hand) && !locked(note);
  return {
    ...music,
    notes: renumber(music.notes.map((note) => (inside(note) ? { ...note, p: scale(note.p) } : { ...note }))),
  };
}

/** The piece twice: what is new stands after it. */
export function continued(music) {
  const { beat, t } = music.end,
    bars = music.measures.length;
  const later = (each) => ({ ...each, beat: each.beat + beat, t: each.t + t, bar: each.bar + bars });
  return {
    notes: renumber([...music.notes, ...music.notes.map(later)]),
    measures: [...music.measures, ...music.measures.map(later)],
    tempo: [...music.tempo, ...music.tempo.map((point) => ({ ...point, beat: point.beat + beat, t: point.t + t }))],
    pedals: [...music.pedals, ...music.pedals.map((pedal) => ({ ...pedal, t: pedal.t + t }))],
    end: { beat: 2 * beat, t: 2 * t },
  };
}

export function transposed(music, semitones) {
  return {
    ...music,
    notes: music.notes.map((note) => ({ ...note, p: Math.max(21, Math.min(108, note.p + semitones)) })),
  };
}

export function edited(music, edits) {
  const notes = new Map(music.notes.map((note) => [note.id, { ...note }]));
  for (const edit of edits) {
    if (edit.do === "remove") notes.delete(edit.id);
    else if (edit.do === "move") Object.assign(notes.get(edit.id), edit.note);
    else if (edit.do === "put") notes.set(notes.size + 10000, { beat: 0, length: 0.25, bar: 1, ...edit.note });
    else throw new Refused(400, `unknown edit "${edit.do}"`);
  }
  const bar_at = (t) => music.measures.findLast((measure) => measure.t <= t + 1e-6)?.bar ?? 1;
  return { ...music, notes: renumber([...notes.values()].map((note) => ({ ...note, bar: bar_at(note.t) }))) };
}

export function musicxml_of({ source, doubled }) {
  const { xml } = kSources[source];
  if (!doubled) return xml;
  const measures = xml.match(/<measure[\s\S]*?<\/measure>/g);
  const more = measures.map((text, i) =>
    text
      .replace(/number="\d+"/, `number="${measures.length + i + 1}"`)
      .replace(/<attributes>[\s\S]*?<\/attributes>/, ""),
  );
  return xml.replace("</part>", `${more.join("\n")}\n</part>`);
}

export const midi_of = ({ source }) => kSources[source].midi;

export function difference(a, b) {
  const key = (note) => `${note.t.toFixed(3)} ${note.p} ${note.h}`;
  const keys_a = new Set(a.notes.map(key)),
    keys_b = new Set(b.notes.map(key));
  const only_here = a.notes.filter((note) => !keys_b.has(key(note))),
    only_there = b.notes.filter((note) => !keys_a.has(key(note)));
  const bars = [...new Set([...only_here, ...only_there].map((note) => note.bar))].sort((x, y) => x - y);
  const count = (notes, bar) => notes.filter((note) => note.bar === bar).length;
  return {
    only_here: only_here.map(({ id }) => id),
    only_there: only_there.map(({ id }) => id),
    measures: bars.map((bar) => ({ bar, here: count(only_here, bar), there: count(only_there, bar) })),
  };
}

export function originality(music) {
  const here = music.notes.slice(20, 34);
  const first = here[0]?.t ?? 0;
  return {
    longest: 14,
    closest: {
      title: "Sonatina in C",
      notes_here: here.map(({ id }) => id),
      notes_there: here.map(({ t, d, p, v }) => ({ t: t - first, d, p: p + 2, v })),
    },
  };
}
