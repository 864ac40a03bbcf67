// How close the piece comes to training music: the longest passage in common, and both to hear.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { backend } from "./backend";
import { music, select_notes, shown } from "./model";
import { player } from "./player";
import { attempt } from "./saying";
import type { Originality } from "./types";
import { t } from "./words";

const found = signal<{ version: number; answer: Originality } | null>(null);

async function look(version: number): Promise<void> {
  const answer = await attempt(() => backend.originality(version));
  if (answer) found.value = { version, answer };
}

/** A passage by itself, from its first note on. */
function play_passage(key: string, notes: readonly { t: number; d: number; p: number; v: number }[]): void {
  if (notes.length === 0) return;
  const first = Math.min(...notes.map((note) => note.t));
  const moved = notes.map((note) => ({ ...note, t: note.t - first }));
  const end = Math.max(...moved.map((note) => note.t + note.d));
  player.load({ key, notes: moved, pedals: [], end, recording: null });
  void player.play(0);
}

function Passage({ version, answer }: { version: number; answer: Originality }) {
  const { closest } = answer;
  if (answer.longest === null) return <p>{t("originality.unknown")}</p>;
  const ids = new Set(closest?.notes_here ?? answer.notes_here ?? []);
  if (!closest && ids.size === 0) return <p>{t("originality.nothing")}</p>;
  const play_here = () => {
    select_notes(ids);
    play_passage(
      `here ${version}`,
      (music.value?.notes ?? []).filter((note) => ids.has(note.id)),
    );
  };
  return (
    <>
      <p>
        {t("originality.longest", { n: answer.longest })} {closest && <cite>{closest.title}</cite>}
      </p>
      <div class="actions">
        <button type="button" class="small" onClick={play_here}>
          {t("originality.here")}
        </button>
        {closest && (
          <button type="button" class="small" onClick={() => play_passage(`there ${version}`, closest.notes_there)}>
            {t("originality.there")}
          </button>
        )}
      </div>
    </>
  );
}

export function OriginalityPanel() {
  const version = shown.value;
  const id = version?.id ?? null;
  useEffect(() => {
    found.value = null;
  }, [id]);
  if (!version) return null;
  const { longest_copy } = version.report;
  const answer = found.value?.version === version.id ? found.value.answer : null;
  return (
    <section class="panel originality" aria-labelledby="originality-title">
      <h2 id="originality-title">{t("originality")}</h2>
      {longest_copy !== null && !answer && <p>{t("originality.longest", { n: longest_copy })}</p>}
      {answer ? (
        <Passage version={version.id} answer={answer} />
      ) : (
        <button type="button" class="small" onClick={() => void look(version.id)}>
          {t("originality.look")}
        </button>
      )}
    </section>
  );
}
