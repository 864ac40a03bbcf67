// The tools beside the roll: select or draw, the grid, and zoom.
import { Icon } from "./icons";
import { can_edit } from "./editing";
import { roll_on_screen } from "./roll";
import { draw_hand, tool } from "./roll_pointer";
import type { Tool } from "./roll_pointer";
import { change_settings, settings } from "./settings";
import type { Hand } from "./types";
import { t } from "./words";

const kGrids: [number, string][] = [
  [1, "1/4"],
  [0.5, "1/8"],
  [1 / 3, "1/8T"],
  [0.25, "1/16"],
  [0.125, "1/32"],
  [0, "–"],
];

function ToolButton({ name, icon }: { name: Tool; icon: "arrow" | "pencil" }) {
  const label = t(name === "select" ? "tool.select" : "tool.draw");
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={tool.value === name}
      aria-label={label}
      title={label}
      disabled={!can_edit()}
      onClick={() => {
        tool.value = name;
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

export function RollTools() {
  const zoom = (factor: number) => () => roll_on_screen.current?.zoom(factor);
  return (
    <div class="roll-tools" role="toolbar" aria-label={t("tool.label")}>
      <ToolButton name="select" icon="arrow" />
      <ToolButton name="draw" icon="pencil" />
      {tool.value === "draw" && (
        <select
          aria-label={t("tool.hand")}
          value={draw_hand.value}
          onChange={(event) => {
            draw_hand.value = event.currentTarget.value as Hand;
          }}
        >
          <option value="right">{t("hand.right")}</option>
          <option value="left">{t("hand.left")}</option>
        </select>
      )}
      <label class="inline">
        {t("tool.grid")}
        <select
          value={String(settings.value.grid)}
          onChange={(event) => change_settings({ grid: Number(event.currentTarget.value) })}
        >
          {kGrids.map(([value, name]) => (
            <option value={String(value)} key={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span class="space" />
      <span class="legend">
        <i class="right" />
        {t("hand.right")}
        <i class="left" />
        {t("hand.left")}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t("zoom.out")}
        title={t("zoom.out")}
        onClick={zoom(1 / 1.4)}
      >
        <Icon name="minus" />
      </button>
      <button type="button" class="icon-button" aria-label={t("zoom.in")} title={t("zoom.in")} onClick={zoom(1.4)}>
        <Icon name="plus" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("zoom.fit")}
        title={t("zoom.fit")}
        onClick={() => roll_on_screen.current?.fit()}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
