// The listener's page: consent, about you, sound check, the questions one by one, and a code at the end.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { begin_session, find_session, give_answer, sound_address } from "./listen_backend";
import type { AboutListener } from "./listen_backend";
import { Excerpt, play_check_sound } from "./listen_sound";
import type { Heard } from "./listen_sound";
import { apply_settings, change_settings, settings } from "./settings";
import type { Language } from "./settings";
import type { ListenQuestion, ListenSession } from "./types";
import { t } from "./words";
import { answer_name } from "./survey_results";

type Step = "loading" | "closed" | "consent" | "about" | "check" | "questions" | "end";
const kMinimum = 5;

const step = signal<Step>("loading");
const session = signal<ListenSession | null>(null);
const about = signal<AboutListener>({ training: "none", headphones: false });
const problem = signal("");
const code = signal<string | null>(null);

function enter(found: ListenSession): void {
  session.value = found;
  code.value = found.code;
  const done = found.questions.every((question) => question.answered !== null);
  step.value = found.ended !== null || done ? "end" : "check";
}

async function try_to(act: () => Promise<void>): Promise<void> {
  problem.value = "";
  try {
    await act();
  } catch (trouble) {
    problem.value =
      trouble instanceof TypeError
        ? t("problem.no_server")
        : trouble instanceof Error
          ? trouble.message
          : String(trouble);
  }
}

function Consent() {
  return (
    <section>
      <h1>{t("listen.title")}</h1>
      <p>{t("listen.consent")}</p>
      <p>{t("listen.privacy")}</p>
      <button
        type="button"
        class="primary"
        onClick={() => {
          step.value = "about";
        }}
        data-testid="agree"
      >
        {t("listen.agree")}
      </button>
    </section>
  );
}

function About() {
  const begin = (event: Event) => {
    event.preventDefault();
    void try_to(async () => enter(await begin_session(about.value)));
  };
  return (
    <form onSubmit={begin}>
      <h1>{t("listen.about")}</h1>
      <fieldset>
        <legend>{t("listen.training")}</legend>
        {(["none", "some", "years"] as const).map((training) => (
          <label class="switch" key={training}>
            <input
              type="radio"
              name="training"
              checked={about.value.training === training}
              onChange={() => {
                about.value = { ...about.value, training };
              }}
            />
            {t(`listen.training.${training}`)}
          </label>
        ))}
      </fieldset>
      <label class="switch">
        <input
          type="checkbox"
          checked={about.value.headphones}
          onChange={(event) => {
            about.value = { ...about.value, headphones: event.currentTarget.checked };
          }}
        />
        {t("listen.headphones")}
      </label>
      <button type="submit" class="primary" data-testid="begin">
        {t("listen.next")}
      </button>
    </form>
  );
}

function Check() {
  return (
    <section>
      <h1>{t("listen.check")}</h1>
      <p>{t("listen.check_doc")}</p>
      <div class="actions">
        <button type="button" onClick={play_check_sound}>
          {t("listen.play_check")}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => {
            step.value = "questions";
          }}
          data-testid="heard"
        >
          {t("listen.heard")}
        </button>
      </div>
    </section>
  );
}

function answers_of(question: ListenQuestion): string[] {
  return question.sounds.length > 1 ? ["left", "no difference", "right"] : ["human", "cannot tell", "ai"];
}

function Question({ question, place, of }: { question: ListenQuestion; place: number; of: number }) {
  const heard = useRef<Heard[]>(question.sounds.map(() => ({ seconds: 0, plays: 0 })));
  const first_heard = useRef<number | null>(null);
  const [ready, set_ready] = useState(false);
  const [comment, set_comment] = useState("");
  const [sending, set_sending] = useState(false);
  const pair = question.sounds.length > 1;
  const report = (at: number) => (now: Heard) => {
    heard.current[at] = now;
    const enough = heard.current.every((each) => each.seconds >= kMinimum);
    if (enough) first_heard.current ??= performance.now();
    set_ready(enough);
  };
  const answer = (given: string) => {
    set_sending(true);
    void try_to(async () => {
      const sum = (pick: (each: Heard) => number) => heard.current.reduce((total, each) => total + pick(each), 0);
      const thought = (performance.now() - (first_heard.current ?? performance.now())) / 1000;
      const round = (value: number) => Math.round(value * 10) / 10;
      const result = await give_answer(question.name, {
        answer: given,
        heard: round(sum((each) => each.seconds)),
        plays: sum((each) => each.plays),
        thought: round(thought),
        comment,
      });
      session.value = {
        ...session.value!,
        questions: session.value!.questions.map((other) =>
          other === question ? { ...other, answered: { answer: given } } : other,
        ),
      };
      code.value = result.code ?? code.value;
      if (result.left === 0) step.value = "end";
    }).then(() => set_sending(false));
  };
  return (
    <section aria-labelledby="question">
      <p class="doc">{t("listen.place", { n: place, of })}</p>
      <progress value={place - 1} max={of} aria-label={t("listen.progress")} />
      <h1 id="question">{t(pair ? "listen.which" : "listen.who")}</h1>
      {question.sounds.map((sound, i) => (
        <Excerpt
          key={sound}
          address={sound_address(sound)}
          report={report(i)}
          label={pair ? t(i === 0 ? "answer.left" : "answer.right") : t("listen.excerpt")}
        />
      ))}
      <div class="answers" role="group" aria-labelledby="question">
        {answers_of(question).map((given) => (
          <button
            type="button"
            key={given}
            disabled={!ready || sending}
            onClick={() => answer(given)}
            data-answer={given}
          >
            {answer_name(given)}
          </button>
        ))}
      </div>
      <p class="doc" role="status">
        {ready ? "" : t(pair ? "listen.minimum_both" : "listen.minimum", { s: kMinimum })}
      </p>
      <label class="field">
        <span class="label">{t("listen.comment")}</span>
        <input
          type="text"
          maxLength={500}
          value={comment}
          onInput={(event) => set_comment(event.currentTarget.value)}
        />
      </label>
    </section>
  );
}

function Questions() {
  const all = session.value?.questions ?? [];
  const at = all.findIndex((question) => question.answered === null);
  if (at < 0) return <End />;
  return <Question key={all[at].name} question={all[at]} place={at + 1} of={all.length} />;
}

function End() {
  return (
    <section>
      <h1>{t("listen.thanks")}</h1>
      <p>{t("listen.over")}</p>
      {code.value && (
        <p>
          {t("listen.code")}{" "}
          <output class="code" data-testid="code">
            {code.value}
          </output>
        </p>
      )}
    </section>
  );
}

const kSteps = {
  closed: () => <h1>{t("listen.closed")}</h1>,
  loading: () => <p role="status">{t("loading")}</p>,
  consent: Consent,
  about: About,
  check: Check,
  questions: Questions,
  end: End,
};

function Page() {
  const Shown = kSteps[step.value];
  return (
    <>
      <header class="top">
        <span class="name">{t("listen.title")}</span>
        <label class="inline">
          <span class="unseen">{t("settings.language")}</span>
          <select
            value={settings.value.language}
            onChange={(event) => change_settings({ language: event.currentTarget.value as Language })}
          >
            <option value="en" lang="en">
              English
            </option>
            <option value="de" lang="de">
              Deutsch
            </option>
            <option value="fr" lang="fr">
              Français
            </option>
            <option value="zh" lang="zh-Hans">
              中文
            </option>
          </select>
        </label>
      </header>
      <main class="listener" id="main">
        <Shown />
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
      </main>
    </>
  );
}

async function start(): Promise<void> {
  apply_settings();
  const root = document.getElementById("page")!;
  root.replaceChildren();
  render(<Page />, root);
  await try_to(async () => {
    const found = await find_session();
    if (found) enter(found);
    else step.value = "consent";
  });
  if (problem.value !== "") step.value = "closed";
}

void start();
