// The open piece: its name, undo and redo, what can be made of it, and its files.
import { signal } from "@preact/signals";
import { asked } from "./action_dialog";
import { file_address } from "./backend";
import { Icon } from "./icons";
import { about, job, piece, proposals, set_value, shown, values_of } from "./model";
import { redo, redo_id, rename_piece, star_piece, undo, undo_id } from "./pieces";
import { go } from "./router";
import { t, t_if } from "./words";

/** A whole tone up, until another number is given. */
const kSemitones = 2;

const menu_open = signal(false);

function Downloads() {
  const version = shown.value;
  if (!version || !about.value) return null;
  return (
    <details
      class="menu"
      open={menu_open.value}
      data-testid="downloads"
      onToggle={(event) => {
        menu_open.value = event.currentTarget.open;
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") menu_open.value = false;
      }}
    >
      <summary>{t("download")}</summary>
      <ul>
        {about.value.formats.map(({ ending, missing }) => (
          <li key={ending}>
            {missing === null ? (
              <a href={file_address(version.id, ending, true)} download>
                {t_if(`format.${ending}`, ending.toUpperCase())}
              </a>
            ) : (
              <span class="missing">
                {t_if(`format.${ending}`, ending.toUpperCase())}
                <small>{missing}</small>
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function PieceHeader() {
  const open = piece.value;
  const version = shown.value;
  if (!open || !version) return null;
  const busy = job.value !== null;
  const kinds = new Set(about.value?.models.flatMap((model) => model.kinds));
  return (
    <div class="piece-header">
      <div class="title">
        <button
          type="button"
          class="icon-button star"
          aria-pressed={open.starred}
          aria-label={t("star")}
          title={t("star")}
          onClick={() => void star_piece()}
        >
          <Icon name="star" />
        </button>
        <input
          type="text"
          class="title-input"
          aria-label={t("piece.title")}
          value={open.title}
          key={open.title}
          onChange={(event) => void rename_piece(event.currentTarget.value)}
        />
      </div>
      <div class="group">
        <button
          type="button"
          class="icon-button"
          disabled={busy || undo_id() === null}
          aria-label={t("undo")}
          title={t("undo")}
          aria-keyshortcuts="Control+Z"
          onClick={() => void undo()}
          data-testid="undo"
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          class="icon-button"
          disabled={busy || redo_id() === null}
          aria-label={t("redo")}
          title={t("redo")}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={() => void redo()}
          data-testid="redo"
        >
          <Icon name="redo" />
        </button>
      </div>
      <div class="group">
        {(["continue", "accompany"] as const)
          .filter((kind) => kinds.has(kind))
          .map((kind) => (
            <button
              type="button"
              key={kind}
              disabled={busy}
              onClick={() => {
                asked.value = kind;
              }}
            >
              {t(`action.${kind}`)}
            </button>
          ))}
        <button
          type="button"
          disabled={busy}
          onClick={() => {
            if (values_of("transpose").semitones === undefined) set_value("transpose", "semitones", kSemitones);
            asked.value = "transpose";
          }}
        >
          {t("action.transpose")}
        </button>
        {version.report.paper && version.report.performs !== true && (
          <button
            type="button"
            disabled={busy}
            onClick={() => {
              asked.value = "perform";
            }}
          >
            {t("action.perform")}
          </button>
        )}
        {open.tree.length > 1 && proposals.value.length === 0 && (
          <button type="button" onClick={() => go("compare", version.parent ?? open.tree[0].id, version.id)}>
            {t("compare")}
          </button>
        )}
      </div>
      <Downloads />
    </div>
  );
}
