// Answers to a listening test, question by question, as stacked bars with Wilson intervals. New answers appear by
// themselves.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { backend } from "./backend";
import { attempt } from "./saying";
import type { SurveyQuestion, SurveyResults } from "./types";
import { era_name, show_percent, t, t_if } from "./words";

const results = signal<SurveyResults | null>(null);
const kEvery = 3000;

/** The order of answers in a bar, so that colours mean the same in all. */
export const kAnswers = ["human", "left", "ai", "computer", "right", "cannot tell", "no difference", "tie"];

export function answer_name(answer: string): string {
  return t_if(`answer.${answer.replaceAll(" ", "_")}`, answer);
}

function sorted_answers(question: SurveyQuestion): [string, number][] {
  const rank = (name: string) => (kAnswers.includes(name) ? kAnswers.indexOf(name) : kAnswers.length);
  return Object.entries(question.answers).sort(([a], [b]) => rank(a) - rank(b));
}

function truth_text(truth: Record<string, unknown>): string {
  return Object.values(truth)
    .filter((value) => typeof value === "string" && value !== "")
    .map((value) => t_if(`answer.${String(value)}`, era_name(String(value))))
    .join(" · ");
}

function Row({ question }: { question: SurveyQuestion }) {
  const answers = sorted_answers(question);
  const total = answers.reduce((sum, [, count]) => sum + count, 0);
  const text = answers.map(([name, count]) => `${answer_name(name)}: ${count}`).join(", ");
  const { share, low, high } = question;
  return (
    <tr>
      <th scope="row">{question.name}</th>
      <td>{truth_text(question.truth)}</td>
      <td class="bar-cell">
        <div class="stacked" role="img" aria-label={text}>
          {answers.map(
            ([name, count]) =>
              count > 0 && (
                <span
                  key={name}
                  class={`answer-${kAnswers.indexOf(name)}`}
                  style={{ flexGrow: count }}
                  title={`${answer_name(name)}: ${count}`}
                >
                  {count}
                </span>
              ),
          )}
        </div>
      </td>
      <td>{total}</td>
      <td class="interval">
        {share !== null && low !== null && high !== null && (
          <>
            <span class="whisker" aria-hidden="true">
              <i style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
              <b style={{ left: `${share * 100}%` }} />
            </span>
            <span>
              {show_percent(share)}{" "}
              <small>
                ({show_percent(low)} – {show_percent(high)})
              </small>
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

function Legend({ questions }: { questions: readonly SurveyQuestion[] }) {
  const names = kAnswers.filter((name) => questions.some((question) => name in question.answers));
  return (
    <p class="legend">
      {names.map((name) => (
        <span key={name}>
          <i class={`answer-${kAnswers.indexOf(name)}`} />
          {answer_name(name)}
        </span>
      ))}
    </p>
  );
}

export function SurveyResultsView({ slug }: { slug: string }) {
  useEffect(() => {
    results.value = null;
    const look = async () => {
      const answer = await attempt(() => backend.survey_results(slug));
      if (answer) results.value = answer;
    };
    void look();
    const timer = window.setInterval(() => document.hidden || void look(), kEvery);
    return () => window.clearInterval(timer);
  }, [slug]);
  const found = results.value;
  return (
    <section class="panel" aria-labelledby="results-title">
      <h2 id="results-title">{t("survey.results")}</h2>
      {found === null ? (
        <p role="status">{t("loading")}</p>
      ) : (
        <>
          <Legend questions={found.questions} />
          <div class="table" tabIndex={0} role="group" aria-labelledby="results-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("survey.question")}</th>
                  <th scope="col">{t("survey.truth")}</th>
                  <th scope="col">{t("survey.given")}</th>
                  <th scope="col">{t("survey.count")}</th>
                  <th scope="col">{t("survey.share")}</th>
                </tr>
              </thead>
              <tbody>
                {found.questions.map((question) => (
                  <Row question={question} key={question.name} />
                ))}
              </tbody>
            </table>
          </div>
          <p class="doc">{t("survey.wilson")}</p>
        </>
      )}
    </section>
  );
}
