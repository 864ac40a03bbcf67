// Follows a job by its events until the last one. The browser reconnects by itself and asks for what it missed.
import type { JobState, LiveNote } from "./types";

export interface Done {
  piece?: number;
  versions?: number[];
  survey?: string;
}

export interface JobListener {
  state?(state: JobState, place: number): void;
  notes?(proposal: number, notes: LiveNote[], done: number): void;
  again?(proposal: number, why: string): void;
  say?(line: string): void;
}

export type JobEnd = { done: Done } | { failed: string; option: string | null } | { stopped: true };

export function follow_job(id: string, listener: JobListener): Promise<JobEnd> {
  return new Promise((resolve) => {
    const source = new EventSource(`/api/jobs/${id}/events`);
    const on = (name: string, act: (data: any) => void) =>
      source.addEventListener(name, (event) => act(JSON.parse((event as MessageEvent<string>).data || "{}")));
    const end = (how: JobEnd) => {
      source.close();
      resolve(how);
    };
    on("state", (data) => listener.state?.(data.state, data.place ?? 0));
    on("notes", (data) => listener.notes?.(data.proposal ?? 0, data.notes, data.done ?? 0));
    on("again", (data) => listener.again?.(data.proposal ?? 0, data.why ?? ""));
    on("say", (data) => listener.say?.(data.line ?? ""));
    on("done", (data) => end({ done: data }));
    on("failed", (data) => end({ failed: data.error ?? "", option: data.option ?? null }));
    on("stopped", () => end({ stopped: true }));
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) end({ failed: "", option: null });
    };
  });
}
