// The first screen: form, piano roll and score, and what is known of the piece.
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionDialog } from "./action_dialog";
import { file_address } from "./backend";
import { ComposePanel } from "./compose_panel";
import { Facts } from "./facts";
import { job, music, piece, recent, shown, shown_id } from "./model";
import { OriginalityPanel } from "./originality";
import { PieceHeader } from "./piece_header";
import { open_piece } from "./pieces";
import { loop_span, loaded, player, playing } from "./player";
import { ProposalBar } from "./proposal_bar";
import { Roll } from "./roll";
import { RollTools } from "./roll_tools";
import { Score, score_scale } from "./score";
import { Icon } from "./icons";
import { SelectionBar } from "./selection_bar";
import { Transport, selection_span } from "./transport";
import { Versions } from "./versions";
import { t } from "./words";

export function studio_key(version: number): string {
  return `version ${version}`;
}

/** The shown version is what plays here, also after a passage was heard. */
function load_shown(): void {
  const id = shown_id.value;
  const notes = music.value;
  if (id === null || !notes) return;
  if (loaded.value === studio_key(id) || (playing.value && loaded.peek()?.match(/^(here|there) /))) return;
  const recording = file_address(id, "ogg");
  player.load({ key: studio_key(id), notes: notes.notes, pedals: notes.pedals, end: notes.end.t, recording }, true);
}

function Welcome() {
  return (
    <div class="welcome">
      <h2>{t("welcome.title")}</h2>
      <ol>
        <li>{t("welcome.compose")}</li>
        <li>{t("welcome.listen")}</li>
        <li>{t("welcome.change")}</li>
      </ol>
      {recent.value.length > 0 && (
        <>
          <h3>{t("welcome.recent")}</h3>
          <ul class="recent">
            {recent.value.slice(0, 5).map(({ id, title }) => (
              <li key={id}>
                <button type="button" class="link" onClick={() => void open_piece(id)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ScoreTools() {
  const zoom = (factor: number) => () => {
    score_scale.value = Math.round(Math.max(20, Math.min(90, score_scale.value * factor)));
  };
  return (
    <div class="score-tools" role="toolbar" aria-label={t("score.tools")}>
      <button
        type="button"
        class="icon-button"
        aria-label={t("score.smaller")}
        title={t("score.smaller")}
        onClick={zoom(1 / 1.15)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("score.larger")}
        title={t("score.larger")}
        onClick={zoom(1.15)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}

export function Studio() {
  useEffect(() => {
    const stops = [
      effect(load_shown),
      effect(() => {
        loop_span.value = selection_span();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  const fresh = job.value?.kind === "compose";
  const has_piece = shown.value !== null;
  return (
    <main class={`studio ${has_piece || fresh ? "with-piece" : "empty"}`} id="main">
      <h1 class="unseen">{t("screen.studio")}</h1>
      <ComposePanel />
      <div class="centre">
        {fresh ? (
          <div class="piece-header">
            <div class="title">
              <b>{t("job.composing")}</b>
            </div>
          </div>
        ) : (
          <PieceHeader />
        )}
        {!fresh && <ProposalBar />}
        {has_piece || fresh ? (
          <>
            <section class={`roll-section ${fresh ? "alone" : ""}`} aria-label={t("roll")}>
              {!fresh && <RollTools />}
              <Roll />
            </section>
            {!fresh && <SelectionBar />}
            {!fresh && (
              <section class="score-section" aria-label={t("score")}>
                <Score />
                <ScoreTools />
              </section>
            )}
          </>
        ) : (
          <Welcome />
        )}
      </div>
      {has_piece && !fresh && (
        <aside class="side" aria-label={t("side")}>
          <Versions />
          <Facts />
          <OriginalityPanel />
        </aside>
      )}
      {(has_piece || fresh) && <Transport end={fresh ? 0 : (music.value?.end.t ?? 0)} />}
      <ActionDialog />
      <p class="unseen" role="status">
        {piece.value && !fresh ? piece.value.title : ""}
      </p>
    </main>
  );
}
