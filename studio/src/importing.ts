// Files of the user's: MIDI and MusicXML, by a dialog or dropped on the page.
import { backend, import_type } from "./backend";
import { about } from "./model";
import { open_piece, refresh_recent } from "./pieces";
import { go } from "./router";
import { complain, say } from "./saying";
import { t } from "./words";

export const kAccepted = ".mid,.midi,.musicxml,.xml,.mxl";

/** One file to a piece; null when it was refused, which is said. */
export async function import_file(file: File): Promise<{ piece: number; version: number } | null> {
  const type = import_type(file.name);
  const most = about.value?.limits.import_bytes ?? Infinity;
  if (type === null) complain(new Error(t("import.unknown", { name: file.name })));
  else if (file.size > most)
    complain(new Error(t("import.too_large", { name: file.name, n: Math.round(most / 1048576) })));
  else
    try {
      const made = await backend.import_file(file.name, file, type);
      say(
        made.warnings.length > 0 ? `${file.name}: ${made.warnings.join(" ")}` : t("import.done", { name: file.name }),
      );
      return made;
    } catch (problem) {
      complain(problem);
    }
  return null;
}

/** Several files; the last one is opened. */
export async function import_files(files: readonly File[]): Promise<void> {
  let last: { piece: number } | null = null;
  for (const file of files) last = (await import_file(file)) ?? last;
  if (!last) return;
  void refresh_recent();
  go("studio", last.piece);
  await open_piece(last.piece);
}

/** Files may be dropped anywhere on the page. */
export function accept_drops(over: (inside: boolean) => void): void {
  const has_files = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!has_files(event)) return;
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  document.addEventListener("drop", (event) => {
    if (!has_files(event)) return;
    event.preventDefault();
    over(false);
    void import_files([...(event.dataTransfer?.files ?? [])]);
  });
}
