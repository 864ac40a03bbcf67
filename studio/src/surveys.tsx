// The maker of listening tests: make a kit, send the link, see answers as they come.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { backend } from "./backend";
import { Form } from "./form";
import { fields_of, options_of } from "./form_fields";
import { follow_job } from "./job_events";
import { load_schema } from "./jobs";
import { about, values_of } from "./model";
import { go, route } from "./router";
import { attempt, complain, quiet, say } from "./saying";
import type { Survey } from "./types";
import { SurveyResultsView } from "./survey_results";
import { show_date, t, t_if } from "./words";

const listed = signal<Survey[] | null>(null);
const making = signal<{ id: string | null; line: string; done: number } | null>(null);

async function look(): Promise<void> {
  const answer = await attempt(() => backend.surveys());
  if (answer) listed.value = answer.surveys;
}

async function make(): Promise<void> {
  quiet();
  making.value = { id: null, line: "", done: 0 };
  try {
    const schema = await load_schema("survey-kit");
    const options = options_of(fields_of(schema, undefined, about.value?.composers), values_of("survey-kit"));
    const { id } = await backend.make_survey(options);
    making.value = { id, line: "", done: 0 };
    const end = await follow_job(id, {
      say: (line) => {
        making.value = { id, line, done: making.value?.done ?? 0 };
      },
      notes: (_proposal, _notes, done) => {
        making.value = { id, line: making.value?.line ?? "", done };
      },
    });
    if ("done" in end) {
      await look();
      say(t("survey.made"));
      if (end.done.survey) go("listening", end.done.survey);
    } else if ("failed" in end) complain(new Error(end.failed || t("problem.no_server")));
    else say(t("job.stopped"));
  } catch (problem) {
    complain(problem);
  }
  making.value = null;
}

function Making() {
  const state = making.value;
  if (!state)
    return (
      <button type="submit" class="primary" data-testid="make-survey">
        {t("survey.make")}
      </button>
    );
  const stop = () => state.id && void backend.stop(state.id);
  return (
    <div class="job">
      <progress value={state.done > 0 ? state.done : undefined} max={1} aria-label={t("job.progress")} />
      <p role="status">{state.line || t("survey.making")}</p>
      <button type="button" class="stop" onClick={stop}>
        {t("stop")}
      </button>
    </div>
  );
}

export function survey_address(slug: string): string {
  return `${location.origin}/listen/${slug}`;
}

function SurveyRow({ survey }: { survey: Survey }) {
  const open = survey.closed === null;
  const state = open ? t("survey.open") : t("survey.closed", { date: show_date(survey.closed!) });
  return (
    <li class="card">
      <button type="button" class="open" onClick={() => go("listening", survey.slug)}>
        <span class="name">
          {t_if(`survey.form.${survey.form}`, survey.form)} · {survey.slug}
        </span>
      </button>
      <p class="doc">
        {state} · {t("survey.listeners", { n: survey.listeners })} · {t("survey.answers", { n: survey.answers })}
      </p>
    </li>
  );
}

function Maker() {
  useEffect(() => void look(), []);
  const surveys = listed.value ?? [];
  return (
    <>
      <p>{t("survey.doc")}</p>
      <div class="two">
        <form
          class="panel"
          aria-label={t("survey.new")}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <h2>{t("survey.new")}</h2>
          <Form kind="survey-kit" />
          <Making />
        </form>
        <section class="panel">
          <h2>{t("survey.yours")}</h2>
          {surveys.length === 0 ? (
            <p>{t("survey.none")}</p>
          ) : (
            <ul class="cards">
              {surveys.map((survey) => (
                <SurveyRow survey={survey} key={survey.slug} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}

function OneSurvey({ slug }: { slug: string }) {
  useEffect(() => void look(), [slug]);
  const survey = listed.value?.find((other) => other.slug === slug);
  const open = survey ? survey.closed === null : true;
  const address = survey_address(slug);
  const change = async () => {
    await attempt(() => backend.open_survey(slug, !open));
    await look();
  };
  return (
    <>
      <p>
        <button type="button" class="link" onClick={() => go("listening")}>
          ← {t("survey.all")}
        </button>
      </p>
      <section class="panel">
        <h2>{t("survey.link")}</h2>
        <p>{t("survey.link_doc")}</p>
        <div class="actions">
          <a href={address} target="_blank" rel="noopener" data-testid="survey-link">
            {address}
          </a>
          <button
            type="button"
            class="small"
            onClick={() => void navigator.clipboard?.writeText(address).then(() => say(t("copied")))}
          >
            {t("copy")}
          </button>
          <button type="button" onClick={() => void change()}>
            {t(open ? "survey.close" : "survey.reopen")}
          </button>
          <a
            class="button"
            href={`/api/surveys/${encodeURIComponent(slug)}/results?format=csv`}
            download={`${slug}.csv`}
          >
            {t("survey.csv")}
          </a>
        </div>
        {survey && (
          <p class="doc">
            {t("survey.listeners", { n: survey.listeners })} · {t("survey.answers", { n: survey.answers })}
          </p>
        )}
      </section>
      <SurveyResultsView slug={slug} />
    </>
  );
}

export function Surveys() {
  const slug = route.value.rest[0];
  return (
    <main class="screen listening" id="main">
      <h1>{t("screen.listening")}</h1>
      {slug ? <OneSurvey slug={slug} /> : <Maker />}
    </main>
  );
}
