// The form for a new piece, with its one obvious button, and what a running job says.
import { Form } from "./form";
import { compose, stop_job } from "./jobs";
import { about, job, live_count } from "./model";
import { show_percent, t } from "./words";

export function JobProgress() {
  const running = job.value;
  if (!running) return null;
  live_count.value;
  const count = [...running.live.values()].reduce((sum, list) => sum + list.length, 0);
  const waits = running.state === "waiting" && running.place > 0;
  const text = waits
    ? t("job.place", { n: running.place })
    : count > 0
      ? t("job.notes", { n: count })
      : t("job.starting");
  return (
    <div class="job">
      <progress value={running.done > 0 ? running.done : undefined} max={1} aria-label={t("job.progress")} />
      <p role="status">
        {text}
        {running.done > 0 ? ` · ${show_percent(running.done)}` : ""}
      </p>
      {running.line && <p class="doc">{running.line}</p>}
    </div>
  );
}

export function StopButton() {
  return (
    <button
      type="button"
      class="stop"
      disabled={job.value?.id === null}
      onClick={() => void stop_job()}
      data-testid="stop"
    >
      {t("stop")}
    </button>
  );
}

export function ComposePanel() {
  const busy = job.value !== null;
  return (
    <form
      class="panel compose"
      aria-label={t("compose.form")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void compose();
      }}
    >
      <h2>{t("compose.title")}</h2>
      <Form kind="compose" />
      <div class="compose-actions">
        {busy ? (
          <StopButton />
        ) : (
          <button type="submit" class="primary" disabled={!about.value} data-testid="compose">
            {t("compose")}
          </button>
        )}
        <JobProgress />
      </div>
    </form>
  );
}
