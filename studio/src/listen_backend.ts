// What a listener's page asks of the server.
import type { ListenSession } from "./types";

export interface AboutListener {
  training: "none" | "some" | "years";
  headphones: boolean;
}

export interface AnswerGiven {
  answer: string;
  /** Seconds that were played. */
  heard: number;
  plays: number;
  /** Seconds from the end of the first listening to the answer. */
  thought: number;
  comment: string;
}

const slug = location.pathname.split("/")[2] ?? "";
const base = `/listen/${encodeURIComponent(slug)}`;

async function read<T>(answer: Response): Promise<T> {
  const body = (await answer.json().catch(() => null)) as (T & { error?: string }) | null;
  if (!answer.ok || body === null) throw new Error(body?.error ?? `${answer.status} ${answer.statusText}`);
  return body;
}

function with_json(method: string, body: unknown): RequestInit {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** The listener's own session; null when there is none yet. */
export async function find_session(): Promise<ListenSession | null> {
  const answer = await fetch(`${base}/session`);
  return answer.status === 401 ? null : read<ListenSession>(answer);
}

export async function begin_session(about: AboutListener): Promise<ListenSession> {
  await read<unknown>(await fetch(`${base}/session`, with_json("POST", { consent: true, about })));
  return read<ListenSession>(await fetch(`${base}/session`));
}

export async function give_answer(
  question: string,
  given: AnswerGiven,
): Promise<{ left: number; code: string | null }> {
  const address = `${base}/answers/${encodeURIComponent(question)}`;
  return read(await fetch(address, with_json("PUT", given)));
}

export function sound_address(name: string): string {
  return `${base}/sounds/${encodeURIComponent(name)}.ogg`;
}
