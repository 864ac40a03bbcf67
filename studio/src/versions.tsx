// The tree of versions of the open piece.
import { signal } from "@preact/signals";
import { piece, proposals, shown_id } from "./model";
import { bring_back, move_head, show_version } from "./pieces";
import type { Version } from "./types";
import { show_date, t } from "./words";
import { tree_rows } from "./version_tree";

const with_discarded = signal(false);

/** How it came to be, and its place in the order of time. */
export function version_name(version: Version): string {
  const place = (piece.value?.tree ?? []).findIndex((other) => other.id === version.id);
  return `${t(`how.${version.how}`)} ${place < 0 ? version.id : place + 1}`;
}

function open_version(version: Version): void {
  if (version.discarded || proposals.value.includes(version.id)) void show_version(version.id);
  else void move_head(version.id);
}

function VersionRow({ version, depth }: { version: Version; depth: number }) {
  const open = piece.value!;
  const marks = [
    version.id === open.head ? t("versions.head") : "",
    version.discarded ? t("versions.discarded") : "",
    proposals.value.includes(version.id) ? t("versions.proposal") : "",
  ].filter((mark) => mark !== "");
  return (
    <li style={{ "--depth": depth }} class={version.discarded ? "discarded" : ""}>
      <button
        type="button"
        aria-current={version.id === shown_id.value ? "true" : undefined}
        title={show_date(version.created)}
        onClick={() => open_version(version)}
      >
        <span class="name">{version_name(version)}</span>
        <span class="facts">
          {t("notes", { n: version.report.notes })}
          {marks.map((mark) => ` · ${mark}`)}
        </span>
      </button>
      {version.discarded && (
        <button type="button" class="small" onClick={() => void bring_back(version.id)}>
          {t("versions.back")}
        </button>
      )}
    </li>
  );
}

export function Versions() {
  const open = piece.value;
  if (!open) return null;
  const hidden = open.tree.some((version) => version.discarded);
  const tree = with_discarded.value ? open.tree.map((version) => ({ ...version })) : open.tree;
  const rows = with_discarded.value
    ? tree_rows(
        tree.map((version) => ({ ...version, discarded: false })),
        open.head,
      ).map((row) => ({ ...row, version: open.tree.find(({ id }) => id === row.version.id)! }))
    : tree_rows(tree, open.head);
  return (
    <section class="panel versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t("versions")}</h2>
      <ul class="tree">
        {rows.map(({ version, depth }) => (
          <VersionRow version={version} depth={depth} key={version.id} />
        ))}
      </ul>
      {hidden && (
        <label class="switch">
          <input
            type="checkbox"
            checked={with_discarded.value}
            onChange={(event) => {
              with_discarded.value = event.currentTarget.checked;
            }}
          />
          {t("versions.with_discarded")}
        </label>
      )}
    </section>
  );
}
