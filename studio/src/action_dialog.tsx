// Continue, Accompany, Perform and Transpose ask for their options before they start.
import { signal } from "@preact/signals";
import { Dialog } from "./dialog";
import { Form } from "./form";
import { derive, transpose } from "./jobs";
import { selected_bars, selection } from "./model";
import { change_settings, settings } from "./settings";
import type { Kind } from "./types";
import { t } from "./words";

export type Action = Extract<Kind, "continue" | "accompany" | "perform" | "transpose" | "infill">;
export const asked = signal<Action | null>(null);

export function Proposals() {
  return (
    <label class="inline" title={t("proposals.count")}>
      <span aria-hidden="true">×</span>
      <select
        aria-label={t("proposals.count")}
        value={String(settings.value.proposals)}
        onChange={(event) => change_settings({ proposals: Number(event.currentTarget.value) })}
      >
        {[1, 2, 3, 4, 6, 8].map((n) => (
          <option value={String(n)} key={n}>
            {n}
          </option>
        ))}
      </select>
    </label>
  );
}

function explanation(kind: Action): string {
  const bars = selected_bars.value;
  if (kind === "continue" && bars && selection.value) return t("action.continue.from", { bar: bars[1] });
  return t(`action.${kind}.doc`);
}

export function ActionDialog() {
  const kind = asked.value;
  if (kind === null) return null;
  const close = () => {
    asked.value = null;
  };
  const start = (event: Event) => {
    event.preventDefault();
    close();
    if (kind === "transpose") void transpose();
    else if (kind !== "infill") void derive(kind, kind === "perform" ? 1 : settings.value.proposals);
  };
  return (
    <Dialog title={t(`action.${kind}`)} close={close} key={kind}>
      <form noValidate onSubmit={start}>
        <p>{explanation(kind)}</p>
        <Form kind={kind} />
        <div class="actions">
          {(kind === "continue" || kind === "accompany") && <Proposals />}
          {kind === "infill" ? (
            <button type="submit" class="primary">
              {t("close")}
            </button>
          ) : (
            <button type="submit" class="primary">
              {t(`action.${kind}.start`)}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
