// Listening tests of the mock server.
import { randomBytes } from "node:crypto";
import { Refused, source_music } from "./mock_store.mjs";
import { wav_of } from "./mock_sound.mjs";

export const surveys = new Map();

function wilson(right, n) {
  if (n === 0) return { share: null, low: null, high: null };
  const z = 1.96,
    p = right / n,
    middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { share: p, low: middle - half, high: middle + half };
}

export function make_survey(options, slug = randomBytes(4).toString("hex")) {
  const eras = ["baroque", "classical", "romantic", "modernist"];
  const count = options.questions ?? 8;
  const questions = Array.from({ length: count }, (_, i) => ({
    name: `q${i + 1}`,
    sounds: Array.from({ length: options.pairs ? 2 : 1 }, () => randomBytes(6).toString("hex")),
    truth: { truth: i % 2 ? "ai" : "human", model: i % 2 ? "transformer" : "", era: eras[i >> 1] ?? "romantic" },
  }));
  surveys.set(slug, {
    slug,
    form: options.pairs ? "pairs" : "excerpts",
    opened: new Date().toISOString(),
    closed: null,
    questions,
    sessions: new Map(),
    earlier: questions.map((_, i) => ({ human: 3 + ((i * 5) % 9), ai: 2 + ((i * 7) % 8), "cannot tell": i % 3 })),
  });
  return slug;
}

export function show_survey({ slug, form, opened, closed, sessions }) {
  const answers = [...sessions.values()].reduce((sum, session) => sum + Object.keys(session.answers).length, 0);
  return { slug, form, opened, closed, listeners: 14 + sessions.size, answers: 102 + answers };
}

export function results_of(survey) {
  const questions = survey.questions.map(({ name, truth }, i) => {
    const answers = { ...survey.earlier[i] };
    for (const { answers: given } of survey.sessions.values())
      if (given[name]) answers[given[name].answer] = (answers[given[name].answer] ?? 0) + 1;
    const n = (answers.human ?? 0) + (answers.ai ?? 0);
    return { name, truth, answers, ...wilson(answers[truth.truth] ?? 0, n) };
  });
  return { questions, listeners: [...survey.sessions.keys()] };
}

export function results_csv(survey) {
  const rows = [...survey.sessions].flatMap(([id, session]) =>
    survey.questions
      .filter(({ name }) => session.answers[name])
      .map(({ name, truth }) =>
        [id, name, truth.truth, truth.model, truth.era, session.answers[name].answer, session.answers[name].heard].join(
          ",",
        ),
      ),
  );
  return ["listener,excerpt,truth,model,era,answer,seconds", ...rows].join("\n") + "\n";
}

export const begin = (survey, about) => {
  const id = randomBytes(8).toString("hex");
  survey.sessions.set(id, { about, answers: {}, ended: null, code: null });
  return id;
};

export function show_session(survey, session) {
  return {
    form: survey.form,
    ended: session.ended,
    code: session.code,
    questions: survey.questions.map(({ name, sounds }) => ({ name, sounds, answered: session.answers[name] ?? null })),
  };
}

export function answer(survey, session, name, given) {
  if (!survey.questions.some((question) => question.name === name)) throw new Refused(404, `no question ${name}`);
  if (survey.closed) throw new Refused(403, "this test is closed");
  session.answers[name] ??= given;
  const left = survey.questions.length - Object.keys(session.answers).length;
  if (left === 0) {
    session.ended ??= new Date().toISOString();
    session.code ??= randomBytes(4).toString("hex").toUpperCase();
  }
  return { left, code: session.code };
}

export const sound_of = () =>
  wav_of(
    source_music("romantic").notes.filter((note) => note.t < 8),
    8,
  );
