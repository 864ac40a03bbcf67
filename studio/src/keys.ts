// Keys that mean the same all over the page. Letters can be turned off; controls keep their own keys.
import { signal } from "@preact/signals";
import { exchange_sound } from "./compare";
import { regenerate } from "./jobs";
import { selection } from "./model";
import { redo, undo } from "./pieces";
import { player } from "./player";
import { route } from "./router";
import { lock_selection } from "./selection_bar";
import { settings } from "./settings";
import { toggle_loop } from "./transport";

export const help_open = signal(false);

function plain_letter(key: string): boolean {
  const { screen } = route.value;
  if (key === "?") help_open.value = !help_open.value;
  else if (key === "x" && screen === "compare") exchange_sound();
  else if (screen !== "studio" && screen !== "compare") return false;
  else if (key === "l") toggle_loop();
  else if (screen !== "studio") return false;
  else if (key === "k") void lock_selection();
  else if (key === "r") void regenerate();
  else return false;
  return true;
}

function page_key(event: KeyboardEvent): boolean {
  const with_control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (with_control && key === "z") void (event.shiftKey ? redo() : undo());
  else if (with_control && key === "y") void redo();
  else if (with_control || event.altKey) return false;
  else if (event.key === " ") void player.toggle();
  else if (event.key === "Home") player.seek(0);
  else if (event.key === "Escape" && selection.value) selection.value = null;
  else return settings.value.letter_keys && plain_letter(event.key);
  return true;
}

export function listen_to_keys(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.defaultPrevented || document.querySelector("dialog[open]") || event.isComposing) return;
    if (target.closest("input:not([type=range], [type=checkbox]), select, textarea, [contenteditable]")) return;
    if (event.key === " " && target.closest("button, summary, a, input")) return;
    if (event.key === "Home" && target.closest("input")) return;
    if (page_key(event)) event.preventDefault();
  });
}
