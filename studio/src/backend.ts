// What the server offers, a function a route. An answer that is an error is thrown as a Refusal, in the server's words.
import type {
  About,
  Difference,
  EditRequest,
  Job,
  JobRequest,
  Kind,
  Lock,
  Music,
  Options,
  Originality,
  Piece,
  PieceTree,
  Schema,
  Survey,
  SurveyResults,
  Version,
} from "./types";

export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly option: string | null = null,
    readonly retry_after: number | null = null,
  ) {
    super(message);
  }
}

async function refuse(answer: Response): Promise<never> {
  const body: unknown = await answer.json().catch(() => null);
  const said = (body ?? {}) as { error?: string; option?: string };
  const wait = Number(answer.headers.get("Retry-After"));
  throw new Refusal(
    said.error ?? `${answer.status} ${answer.statusText}`,
    answer.status,
    said.option ?? null,
    wait > 0 ? wait : null,
  );
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new Refusal("", 0);
  }
  return answer.ok ? answer : refuse(answer);
}

async function get<T>(path: string): Promise<T> {
  return (await ask(path)).json() as Promise<T>;
}

async function send<T>(method: string, path: string, body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  const answer = await ask(path, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

export interface PieceQuery {
  search?: string;
  era?: string;
  starred?: boolean;
  deleted?: boolean;
  after?: number;
  limit?: number;
}

function query_of(query: PieceQuery): string {
  const given = new URLSearchParams();
  if (query.search) given.set("search", query.search);
  if (query.era) given.set("era", query.era);
  if (query.starred) given.set("starred", "1");
  if (query.deleted) given.set("deleted", "1");
  if (query.after !== undefined) given.set("after", String(query.after));
  given.set("limit", String(query.limit ?? 24));
  return given.toString();
}

/** The type of a file by its name; null for what cannot be imported. */
export function import_type(name: string): string | null {
  const ending = name.toLowerCase().split(".").pop() ?? "";
  if (ending === "mid" || ending === "midi") return "audio/midi";
  if (ending === "mxl") return "application/vnd.recordare.musicxml";
  if (ending === "musicxml" || ending === "xml") return "application/vnd.recordare.musicxml+xml";
  return null;
}

export const backend = {
  about: () => get<About>("/api/about"),
  schema: (kind: Kind) => get<Schema>(`/api/schemas/${kind}`),

  start: (request: JobRequest) => send<Job>("POST", "/api/jobs", request),
  job: (id: string) => get<Job>(`/api/jobs/${id}`),
  stop: (id: string) => ask(`/api/jobs/${id}`, { method: "DELETE" }),

  pieces: (query: PieceQuery) => get<{ pieces: Piece[]; next: number | null }>(`/api/pieces?${query_of(query)}`),
  piece: (id: number) => get<PieceTree>(`/api/pieces/${id}`),
  change_piece: (id: number, change: Partial<{ title: string; starred: boolean; head: number; deleted: boolean }>) =>
    send<Piece>("PATCH", `/api/pieces/${id}`, change),
  remove_piece: (id: number) => ask(`/api/pieces/${id}`, { method: "DELETE" }),
  import_file: async (name: string, bytes: BodyInit, type: string) => {
    const path = `/api/pieces?name=${encodeURIComponent(name)}`;
    const answer = await ask(path, { method: "POST", headers: { "Content-Type": type }, body: bytes });
    return answer.json() as Promise<{ piece: number; version: number; warnings: string[] }>;
  },

  version: (id: number) => get<Version>(`/api/versions/${id}`),
  change_version: (id: number, change: Partial<{ locks: Lock[]; discarded: boolean }>) =>
    send<Version>("PATCH", `/api/versions/${id}`, change),
  music: (id: number) => get<Music>(`/api/versions/${id}/notes`),
  edit: (id: number, edits: EditRequest[]) => send<Version>("POST", `/api/versions/${id}/edits`, { edits }),
  musicxml: async (id: number) => (await ask(`/api/versions/${id}/piece.musicxml`)).text(),
  difference: (id: number, other: number) => get<Difference>(`/api/versions/${id}/difference/${other}`),
  originality: (id: number) => get<Originality>(`/api/versions/${id}/originality`),

  surveys: () => get<{ surveys: Survey[] }>("/api/surveys"),
  make_survey: (options: Options) => send<Job>("POST", "/api/surveys", { options }),
  open_survey: (slug: string, open: boolean) => send<unknown>("PATCH", `/api/surveys/${slug}`, { open }),
  survey_results: (slug: string) => get<SurveyResults>(`/api/surveys/${slug}/results`),
};

export function file_address(version: number, ending: string, download = false): string {
  return `/api/versions/${version}/piece.${ending}${download ? "?download=1" : ""}`;
}

export function roll_address(version: number): string {
  return `/api/versions/${version}/roll.svg`;
}
