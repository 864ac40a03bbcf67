// All pieces: searched, starred, imported, thrown away and brought back.
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { backend, roll_address } from "./backend";
import { Icon } from "./icons";
import { import_files, kAccepted } from "./importing";
import { about } from "./model";
import { show_time } from "./pitch";
import { go } from "./router";
import { attempt, say } from "./saying";
import type { Piece } from "./types";
import { era_name, show_date, show_number, t } from "./words";

const search = signal("");
const era = signal("");
const starred = signal(false);
const trash = signal(false);
const listed = signal<Piece[] | null>(null);
const next = signal<number | null>(null);

async function look(more = false): Promise<void> {
  const query = {
    search: search.value,
    era: era.value,
    starred: starred.value,
    deleted: trash.value,
    after: more ? (next.value ?? undefined) : undefined,
  };
  const answer = await attempt(() => backend.pieces(query));
  if (!answer) return;
  listed.value = more ? [...(listed.value ?? []), ...answer.pieces] : answer.pieces;
  next.value = answer.next;
}

async function star(piece: Piece): Promise<void> {
  const changed = await attempt(() => backend.change_piece(piece.id, { starred: !piece.starred }));
  if (changed && listed.value)
    listed.value = listed.value.map((other) => (other.id === piece.id ? { ...other, starred: !piece.starred } : other));
}

async function restore(piece: Piece): Promise<void> {
  await attempt(() => backend.change_piece(piece.id, { deleted: false }));
  await look();
}

async function remove(piece: Piece): Promise<void> {
  const removed = await attempt(async () => {
    await backend.remove_piece(piece.id);
    return true;
  });
  if (removed)
    say(t("library.removed", { title: piece.title }), { label: t("library.restore"), act: () => void restore(piece) });
  await look();
}

function Card({ piece }: { piece: Piece }) {
  const facts = [era_name(piece.era), show_time(piece.seconds), t("notes", { n: show_number(piece.notes) })];
  return (
    <li class="card">
      <button type="button" class="open" disabled={piece.deleted !== null} onClick={() => go("studio", piece.id)}>
        <img src={roll_address(piece.head)} alt="" loading="lazy" width="280" height="90" />
        <span class="name">{piece.title}</span>
      </button>
      <p class="doc">
        {facts.filter((fact) => fact !== "").join(" · ")}
        <br />
        {show_date(piece.created)} · {t("versions.n", { n: piece.versions })}
      </p>
      <div class="actions">
        {piece.deleted === null ? (
          <>
            <button
              type="button"
              class="icon-button star"
              aria-pressed={piece.starred}
              title={t("star")}
              aria-label={`${t("star")}: ${piece.title}`}
              onClick={() => void star(piece)}
            >
              <Icon name="star" />
            </button>
            <button
              type="button"
              class="icon-button"
              title={t("library.remove")}
              aria-label={`${t("library.remove")}: ${piece.title}`}
              onClick={() => void remove(piece)}
            >
              <Icon name="trash" />
            </button>
          </>
        ) : (
          <button
            type="button"
            class="small"
            aria-label={`${t("library.restore")}: ${piece.title}`}
            onClick={() => void restore(piece)}
          >
            {t("library.restore")}
          </button>
        )}
      </div>
    </li>
  );
}

function Import() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        multiple
        accept={kAccepted}
        aria-label={t("import")}
        data-testid="import"
        onChange={(event) => {
          void import_files([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <button type="button" class="accent" onClick={() => input.current?.click()}>
        {t("import")}
      </button>
    </>
  );
}

function Filters() {
  const eras = [...new Set(about.value?.models.flatMap((model) => model.eras))];
  return (
    <div class="filters" role="search">
      <input
        type="search"
        placeholder={t("library.search")}
        aria-label={t("library.search")}
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
      <select
        aria-label={t("option.era")}
        value={era.value}
        onChange={(event) => {
          era.value = event.currentTarget.value;
        }}
      >
        <option value="">{t("library.all_eras")}</option>
        {eras.map((name) => (
          <option value={name} key={name}>
            {era_name(name)}
          </option>
        ))}
      </select>
      <label class="switch">
        <input
          type="checkbox"
          checked={starred.value}
          onChange={(event) => {
            starred.value = event.currentTarget.checked;
          }}
        />
        {t("library.starred")}
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={trash.value}
          onChange={(event) => {
            trash.value = event.currentTarget.checked;
          }}
        />
        {t("library.trash")}
      </label>
      <Import />
    </div>
  );
}

export function Library() {
  useEffect(() => {
    let timer = 0;
    const stop = effect(() => {
      (search.value, era.value, starred.value, trash.value);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void look(), 150);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  const pieces = listed.value;
  return (
    <main class="screen library" id="main">
      <h1>{t("screen.library")}</h1>
      <Filters />
      <p class="doc">{t("import.hint")}</p>
      {pieces === null ? (
        <p role="status">{t("loading")}</p>
      ) : pieces.length === 0 ? (
        <p role="status">{t(trash.value ? "library.empty_trash" : "library.nothing")}</p>
      ) : (
        <ul class="cards">
          {pieces.map((piece) => (
            <Card piece={piece} key={piece.id} />
          ))}
        </ul>
      )}
      {next.value !== null && (
        <button type="button" onClick={() => void look(true)}>
          {t("library.more")}
        </button>
      )}
    </main>
  );
}
