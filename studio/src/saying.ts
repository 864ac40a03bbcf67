// One line to the user: what happened, or what is wrong and what to do.
import { Refusal } from "./backend";
import { blamed, message } from "./model";
import type { Message } from "./model";
import { t } from "./words";

const kShown = 8000;

/** Good news goes by itself; problems stay until they are closed. */
export function say(text: string, action?: Message["action"]): void {
  const said: Message = { tone: "say", text, action };
  message.value = said;
  setTimeout(() => {
    if (message.value === said) message.value = null;
  }, kShown);
}

/** A refusal in words: the server's own, with what to do where the page knows it. */
export function words_of(problem: unknown): string {
  if (!(problem instanceof Refusal)) return problem instanceof Error ? problem.message : String(problem);
  if (problem.status === 0) return t("problem.no_server");
  if (problem.status === 429) return t("problem.busy", { n: problem.retry_after ?? 10 });
  return problem.message;
}

export function complain(problem: unknown, action?: Message["action"]): void {
  const text = words_of(problem);
  message.value = { tone: "problem", text, action };
  blamed.value = problem instanceof Refusal && problem.option ? { option: problem.option, text } : null;
}

export function quiet(): void {
  message.value = null;
  blamed.value = null;
}

/** Does something with the server and says what went wrong; null then. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (problem) {
    complain(problem);
    return null;
  }
}
