// Versions that await a decision: listen to each, keep one, discard the others.
import { piece, proposals, shown, shown_id } from "./model";
import { discard_version, keep_version, show_version } from "./pieces";
import { go } from "./router";
import { find_version } from "./version_tree";
import { t } from "./words";

/** Where proposals began: the version that they change. */
function original_id(): number | null {
  return piece.value ? (find_version(piece.value.tree, piece.value.head)?.id ?? null) : null;
}

/** Where the keyboard goes when the buttons are gone. */
const to_roll = () => document.querySelector<HTMLElement>(".roll")?.focus();

async function discard_all(): Promise<void> {
  const original = original_id();
  for (const id of [...proposals.value]) await discard_version(id);
  if (original !== null) await show_version(original);
}

export function ProposalBar() {
  const list = proposals.value;
  if (list.length === 0) return null;
  const original = original_id();
  const shows_proposal = list.includes(shown_id.value ?? -1);
  const fresh = original !== null && list.includes(original);
  return (
    <div class="proposal-bar" role="group" aria-label={t("proposals")} data-testid="proposals">
      <span class="count">{t("proposals")}</span>
      <div class="tabs">
        {!fresh && original !== null && (
          <button type="button" aria-pressed={shown_id.value === original} onClick={() => void show_version(original)}>
            {t("proposals.before")}
          </button>
        )}
        {list.map((id, i) => (
          <button
            type="button"
            key={id}
            aria-pressed={shown_id.value === id}
            aria-label={t("proposals.nth", { n: i + 1 })}
            onClick={() => void show_version(id)}
          >
            {i + 1}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="accent"
        disabled={!shows_proposal}
        onClick={() => void keep_version(shown_id.value!).then(to_roll)}
        data-testid="keep"
      >
        {t("keep")}
      </button>
      <button
        type="button"
        disabled={!shows_proposal}
        onClick={() => void discard_version(shown_id.value!).then(to_roll)}
        data-testid="discard"
      >
        {t("discard")}
      </button>
      {list.length > 1 && !fresh && (
        <button type="button" onClick={() => void discard_all().then(to_roll)}>
          {t("discard.all")}
        </button>
      )}
      {!fresh && shown.value && original !== null && shows_proposal && (
        <button type="button" onClick={() => go("compare", original, shown_id.value!)}>
          {t("compare")}
        </button>
      )}
    </div>
  );
}
