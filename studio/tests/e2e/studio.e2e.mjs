// Compose, look, listen, select, lock, regenerate, decide, undo, edit, download.
import { readFileSync } from "node:fs";
import { check, compose, finish, hears, kPatience, open_browser, open_page, score_ready, studio } from "./browser.mjs";

const browser = await open_browser();
const { page, troubles, outside } = await open_page(browser);
const idle = () => page.waitForFunction(() => window.clavier.job.value === null, null, { timeout: kPatience });
const shown = () => studio(page, () => window.clavier.shown.value.id);
const head = () => studio(page, () => window.clavier.piece.value.head);

const took = await compose(page);
check(
  "a piece is composed, and its score engraved",
  true,
  `first note ${took.first_note | 0} ms, whole piece ${took.whole | 0} ms, score ${took.score | 0} ms`,
);
const composed = await shown();

const cursor = await studio(page, () => {
  const { moments } = window.clavier.score_on_screen.current.page;
  const begins = moments.filter((moment) => moment.on.length > 0).map((moment) => moment.time);
  const away = window.clavier.shown_notes.value.map((note) =>
    Math.min(...begins.map((time) => Math.abs(time - note.t))),
  );
  return Math.max(...away);
});
check("the cursor is within 0.25 s of every note", cursor < 0.25, `worst ${cursor.toFixed(3)} s`);

const play_begun = performance.now();
await page.getByTestId("play").click();
await page.waitForFunction(() => window.clavier.position.value > 0.5, null, { timeout: kPatience });
const rms = await hears(page);
check(
  "sound is heard",
  rms > 0.001,
  `rms ${rms.toFixed(4)}, 0.5 s played after ${(performance.now() - play_begun) | 0} ms`,
);
check("sounding notes are lit in the score", (await page.locator(".score .sounding").count()) > 0);
await page.getByTestId("play").click();
check("the piece pauses", !(await studio(page, () => window.clavier.playing.value)));

const note = page.locator(".score .note").nth(12);
await note.locator(".notehead").first().click();
await page.waitForFunction(() => window.clavier.playing.value && window.clavier.position.value > 0.2, null, {
  timeout: kPatience,
});
check("a click on a note plays from there", true);
await page.keyboard.press("Escape");
await studio(page, () => window.clavier.player.pause());

const roll = await page.getByTestId("roll").boundingBox();
const lines = await studio(page, () => window.clavier.music.value.measures.slice(0, 4).map((measure) => measure.t));
const scale = 60;
await page.mouse.move(roll.x + lines[1] * scale + 8, roll.y + 10);
await page.mouse.down();
await page.mouse.move(roll.x + lines[2] * scale + 30, roll.y + 12, { steps: 6 });
await page.mouse.up();
check(
  "a drag over the ruler selects bars",
  JSON.stringify(await studio(page, () => window.clavier.selected_bars.value)) === "[2,3]",
);
check("the selection is marked in the score too", (await page.locator(".score .bar-mark.selection").count()) === 2);

await page.getByTestId("first-bar").fill("1");
await page.getByTestId("first-bar").press("Tab");
await page.getByTestId("last-bar").fill("1");
await page.getByTestId("last-bar").press("Tab");
await page.getByTestId("lock").click();
await page.waitForFunction(() => window.clavier.shown.value.locks.length === 1);
check("bars can be locked", true);

await page.getByTestId("last-bar").fill("3");
await page.getByTestId("last-bar").press("Tab");
const before = await studio(page, () => window.clavier.shown_notes.value.map(({ t, p, bar }) => [t, p, bar]));
await page.getByTestId("regenerate").click();
await page.getByTestId("proposals").waitFor({ timeout: kPatience });
await idle();
const offered = await studio(page, () => window.clavier.proposals.value.length);
check("Regenerate offers several proposals", offered === 3, String(offered));
const after = await studio(page, () => window.clavier.shown_notes.value.map(({ t, p, bar }) => [t, p, bar]));
const outside_of = (notes) =>
  JSON.stringify(notes.filter(([, , bar]) => bar < 2 || bar > 3).map(([, p, bar]) => [p, bar]));
const inside_of = (notes) => JSON.stringify(notes.filter(([, , bar]) => bar === 2 || bar === 3).map(([, p]) => p));
check(
  "only the free bars of the selection are composed anew",
  outside_of(before) === outside_of(after) && inside_of(before) !== inside_of(after),
);
check("a proposal does not move the head", (await head()) === composed);

await page.getByRole("button", { name: "Proposal 2" }).click();
await page.waitForFunction(() => window.clavier.shown.value.id === window.clavier.proposals.value[1]);
await page.getByTestId("keep").click();
await page.waitForFunction((old) => window.clavier.piece.value.head !== old, composed);
const kept = await head();
check("Keep moves the head to the proposal", kept === (await shown()) && kept !== composed);
await page.getByTestId("undo").click();
await page.waitForFunction((id) => window.clavier.piece.value.head === id, composed);
check("Undo goes back", (await shown()) === composed);
await page.getByTestId("redo").click();
await page.waitForFunction((id) => window.clavier.piece.value.head === id, kept);
check("Redo returns", (await shown()) === kept);
await score_ready(page);

await page.getByTestId("roll").focus();
await page.keyboard.press("Escape");
await page.keyboard.press("n");
const chosen = await studio(page, () => [...window.clavier.selection.value.ids]);
check("a note is chosen by a key", chosen.length === 1);
await page.keyboard.press("ArrowUp");
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, kept, { timeout: kPatience });
check("an edit is a version", (await studio(page, () => window.clavier.shown.value.how)) === "edit");
const edited = await head();
await page.keyboard.press("Delete");
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, edited, { timeout: kPatience });
check("a note is deleted", true);
const count = await studio(page, () => window.clavier.shown_notes.value.length);
await page.getByRole("button", { name: "Draw notes" }).click();
const drawn_from = await head();
await page.mouse.move(roll.x + 200, roll.y + 40);
await page.mouse.down();
await page.mouse.move(roll.x + 260, roll.y + 40, { steps: 4 });
await page.mouse.up();
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, drawn_from, { timeout: kPatience });
check("a note is drawn", (await studio(page, () => window.clavier.shown_notes.value.length)) === count + 1);
await page.getByRole("button", { name: "Select and move" }).click();

const transposed_from = await head();
await page.getByRole("button", { name: "Transpose …" }).click();
await page.getByRole("dialog").getByRole("button", { name: "Transpose", exact: true }).click();
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, transposed_from, { timeout: kPatience });
await page.waitForFunction(() => window.clavier.shown.value.how === "transpose", null, { timeout: kPatience });
check("a piece is transposed", true);

await page.getByTestId("downloads").locator("summary").click();
const links = await page.getByTestId("downloads").locator("a").count();
const coming = page.waitForEvent("download");
await page.getByTestId("downloads").getByRole("link", { name: "MIDI", exact: true }).click();
const file = readFileSync(await (await coming).path());
check("a MIDI file is downloaded", file.toString("latin1", 0, 4) === "MThd", `${links} formats`);
await page.keyboard.press("Escape");

await page.getByRole("button", { name: "Find the closest passage" }).click();
const passage = page.getByRole("button", { name: /^Play (it here|the original)$/ }).last();
const nothing = page.getByText("Nothing of note is shared");
await passage.or(nothing).first().waitFor({ timeout: kPatience });
if (await passage.isVisible()) {
  await passage.click();
  await page.waitForFunction(() => window.clavier.position.value > 0.2, null, { timeout: kPatience });
  check("the closest passage plays", (await hears(page)) > 0.001);
  await studio(page, () => window.clavier.player.pause());
}

const stopped_from = await studio(page, () => window.clavier.piece.value.id);
await page.getByLabel("Length", { exact: true }).fill("600");
await page.getByTestId("compose").click();
await page.getByTestId("stop").click();
await idle();
const piece = await studio(page, () => window.clavier.piece.value.id);
check("Stop ends a job and changes nothing", piece === stopped_from);

await page.getByLabel("Length", { exact: true }).fill("1");
await page.getByTestId("compose").click();
await page
  .getByTestId("message")
  .filter({ hasText: /2.*3600/ })
  .waitFor();
check(
  "a wrong option is refused in the server's words",
  true,
  await page
    .getByTestId("message")
    .innerText()
    .then((text) => text.split("\n")[0]),
);

const unexpected = troubles.filter((trouble) => !/status of 400/.test(trouble));
check("no errors in the page", unexpected.length === 0, unexpected.join("; "));
check("no request to another host", outside.length === 0, outside.join(" "));
await finish(browser);
