// The shapes that server and page exchange. Times are performed seconds, beats are quarters, bars count from 1.
export type Hand = "left" | "right";
export type Kind = "compose" | "continue" | "infill" | "accompany" | "perform" | "transpose" | "survey-kit";
export type How = "compose" | "continue" | "infill" | "accompany" | "edit" | "import" | "perform" | "transpose";

export interface LiveNote {
  t: number;
  d: number;
  p: number;
  v: number;
  h: Hand;
}

export interface Note extends LiveNote {
  id: number;
  beat: number;
  length: number;
  bar: number;
}

export interface Report {
  notes: number;
  seconds: number;
  bars: number;
  key: string | null;
  meter: string | null;
  bpm: number | null;
  eras: Record<string, number> | null;
  histogram: number[];
  longest_copy: number | null;
  paper: boolean;
  /** It is written, and already played as a pianist might. */
  performs?: boolean;
}

export interface Lock {
  from: number;
  to: number;
  hand: Hand | null;
}

export type Options = Record<string, unknown>;

export interface Version {
  id: number;
  piece: number;
  parent: number | null;
  how: How;
  created: string;
  program: string;
  options: Options;
  locks: Lock[];
  discarded: boolean;
  report: Report;
}

export interface Piece {
  id: number;
  title: string;
  created: string;
  starred: boolean;
  deleted: string | null;
  head: number;
  versions: number;
  era: string | null;
  model: string | null;
  seconds: number;
  notes: number;
}

export interface PieceTree extends Piece {
  tree: Version[];
}

export interface Measure {
  bar: number;
  beat: number;
  t: number;
  meter: string;
}

export interface TempoPoint {
  beat: number;
  t: number;
  bpm: number;
}

export interface Pedal {
  t: number;
  d: number;
}

export interface Music {
  notes: Note[];
  measures: Measure[];
  tempo: TempoPoint[];
  pedals: Pedal[];
  end: { beat: number; t: number };
}

export interface ModelInfo {
  name: string;
  title: string;
  eras: string[];
  kinds: Kind[];
  refuses: Record<string, string>;
}

export interface Format {
  ending: string;
  type: string;
  missing: string | null;
}

export interface About {
  program: string;
  models: ModelInfo[];
  default_model: string;
  composers: string[];
  formats: Format[];
  limits: { import_bytes: number; waiting: number };
  sound_font: boolean;
}

export interface Property {
  type: string | string[];
  description?: string;
  minimum?: number;
  maximum?: number;
  enum?: string[];
  default?: unknown;
  items?: Property;
  "x-group"?: "common" | "more";
}

export interface Schema {
  properties: Record<string, Property>;
  required?: string[];
}

export interface JobRequest {
  kind: Kind;
  options: Options;
  version?: number;
  range?: { from: number; to: number; unit: "measures" | "seconds" };
  hand?: Hand | null;
  proposals?: number;
}

export type JobState = "waiting" | "running" | "done" | "failed" | "stopped";

export interface Job {
  id: string;
  kind: Kind;
  state: JobState;
  place: number;
  versions?: number[];
  error?: string | null;
}

export type EditRequest =
  { do: "put"; note: LiveNote } | { do: "move"; id: number; note: Partial<LiveNote> } | { do: "remove"; id: number };

export interface Difference {
  only_here: number[];
  only_there: number[];
  measures: { bar: number; here: number; there: number }[];
}

export interface Originality {
  /** Null where there is no index of training music. */
  longest: number | null;
  notes_here?: number[];
  closest: { title: string; notes_here: number[]; notes_there: Omit<LiveNote, "h">[] } | null;
}

export interface Survey {
  slug: string;
  form: string;
  opened: string | null;
  closed: string | null;
  listeners: number;
  answers: number;
}

export interface SurveyQuestion {
  name: string;
  truth: Record<string, unknown>;
  answers: Record<string, number>;
  share: number | null;
  low: number | null;
  high: number | null;
}

export interface SurveyResults {
  questions: SurveyQuestion[];
  listeners: unknown[];
}

export interface ListenQuestion {
  name: string;
  sounds: string[];
  answered: { answer: string } | null;
}

export interface ListenSession {
  form: string;
  questions: ListenQuestion[];
  ended: string | null;
  code: string | null;
}
