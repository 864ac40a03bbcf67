// Library, import, compare, settings and the keyboard.
import { fileURLToPath } from "node:url";
import { check, compose, finish, hears, kPatience, open_browser, open_page, studio } from "./browser.mjs";

const browser = await open_browser();
const { page, troubles, outside } = await open_page(browser);
const data = (name) => fileURLToPath(new URL(`../data/${name}`, import.meta.url));
const visit = (name) => page.getByRole("navigation").getByRole("link", { name }).click();
/** A server may have pieces of earlier runs. */
const title = `A title to find ${Date.now() % 1000000}`;
const cards = page.locator(".cards > .card");

await compose(page, { seed: "11" });
await page.getByLabel("Title of the piece").fill(title);
await page.getByLabel("Title of the piece").press("Enter");
await page.waitForFunction(() => window.clavier.piece.value.title.startsWith("A title to find"));

await visit("Library");
await cards.first().waitFor();
await page.getByLabel("Search titles").fill(title);
await page.waitForFunction(() => document.querySelectorAll(".cards > .card").length === 1);
check("a piece is found by its title", (await cards.first().innerText()).includes(title));
await page.waitForFunction(() =>
  [...document.querySelectorAll(".card img")].every((image) => image.complete && image.naturalWidth > 0),
);
check("its small roll is shown", true);
await page.getByRole("button", { name: `Star: ${title}` }).click();
await page.getByRole("checkbox", { name: "Starred" }).check();
await page.waitForTimeout(400);
check("starred pieces are listed", (await cards.count()) === 1);
await page.getByRole("button", { name: `Move to trash: ${title}` }).click();
await page.getByTestId("message").getByText("is in the trash").waitFor();
await page.getByRole("checkbox", { name: "Trash" }).check();
await page.getByRole("button", { name: `Restore: ${title}` }).click();
await page.getByText("The trash is empty").or(cards.first()).first().waitFor();
await page.getByRole("checkbox", { name: "Trash" }).uncheck();
await page.waitForFunction(() => document.body.innerText.includes("A title to find"));
check("a piece is thrown away and brought back", true);

await page.getByTestId("import").setInputFiles(data("baroque-3.mid"));
await page.waitForFunction(() => window.clavier.piece.value?.title.includes("baroque"), null, { timeout: kPatience });
check("a MIDI file is imported and opened", (await studio(page, () => window.clavier.shown.value.how)) === "import");
await visit("Library");
await page
  .getByTestId("import")
  .setInputFiles({ name: "no.mid", mimeType: "audio/midi", buffer: Buffer.from("no music") });
await page.getByTestId("message").filter({ hasText: "MThd" }).or(page.locator(".message.problem")).first().waitFor();
check("what is no music is refused in words", true, (await page.getByTestId("message").innerText()).split("\n")[0]);
await page.getByTestId("import").setInputFiles({ name: "no.txt", mimeType: "text/plain", buffer: Buffer.from("no") });
await page.getByText("only .mid").waitFor();
check("an unknown file is refused by name", true);

await page.getByRole("checkbox", { name: "Starred" }).uncheck();
await page.getByLabel("Search titles").fill(title);
await page.locator(".card .open").first().click();
await page.waitForFunction(() => window.clavier.piece.value?.title.startsWith("A title to find"));
await page.getByTestId("first-bar").fill("2");
await page.getByTestId("first-bar").press("Tab");
await page.getByTestId("regenerate").click();
await page.getByTestId("proposals").waitFor({ timeout: kPatience });
await page.getByTestId("proposals").getByRole("button", { name: "Compare" }).click();
await page.locator(".differences button").first().waitFor({ timeout: kPatience });
check("bars that differ are listed", (await page.locator(".differences button").count()) >= 1);
await page.getByTestId("play").click();
await page.waitForFunction(() => window.clavier.position.value > 0.4, null, { timeout: kPatience });
const at = await studio(page, () => window.clavier.position.value);
await page.keyboard.press("x");
await page.waitForFunction(() => document.querySelectorAll(".side-view")[1].classList.contains("heard"));
await page.waitForFunction((then) => window.clavier.position.value > then + 0.3, at, { timeout: kPatience });
check("the other version sounds from the same place", (await hears(page)) > 0.001);
await studio(page, () => window.clavier.player.pause());
await page.getByRole("checkbox", { name: "Blind" }).check();
await page.waitForFunction(() =>
  [...document.querySelectorAll(".side-view header span")].some((each) => each.textContent === "?"),
);
check("a blind comparison hides which is which", true);
await page.getByRole("button", { name: "Reveal" }).click();
await page.getByRole("checkbox", { name: "Blind" }).uncheck();
await page.waitForTimeout(500);
const regenerated = page.locator(".side-view").filter({ hasText: "Regenerated" });
await regenerated.getByRole("button", { name: /^Keep/ }).click();
await page.waitForFunction(
  () => location.hash.startsWith("#/studio/") && window.clavier.shown.value?.how === "infill",
  null,
  { timeout: kPatience },
);
check(
  "the version that is kept becomes the head",
  await studio(page, () => window.clavier.piece.value.head === window.clavier.shown.value.id),
);

await visit("Settings");
for (const [language, tag, heading] of [
  ["de", "de", "Einstellungen"],
  ["fr", "fr", "Réglages"],
  ["zh", "zh-Hans", "设置"],
  ["en", "en", "Settings"],
]) {
  await page.getByTestId("setting-language").selectOption(language);
  const shown = await page.getByRole("heading", { level: 1 }).innerText();
  check(`the page speaks ${language}`, shown === heading && (await page.locator("html").getAttribute("lang")) === tag);
}
await page.getByTestId("setting-theme").selectOption("dark");
const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.reload();
await page.getByTestId("setting-theme").waitFor();
check("the theme is kept", dark === (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)), dark);

await visit("Keyboard");
await page.getByTestId("record").click();
for (const key of ["a", "d", "g"]) {
  await page.keyboard.down(key);
  await page.waitForTimeout(200);
  await page.keyboard.up(key);
}
await page.getByTestId("record").click();
check("what is played is recorded", (await page.getByText(/3 notes recorded/).count()) === 1);
await page.getByRole("button", { name: "Save as a piece" }).click();
await page.waitForFunction(() => window.clavier.piece.value?.title.startsWith("My beginning"), null, {
  timeout: kPatience,
});
check("it becomes a piece", (await studio(page, () => window.clavier.shown_notes.value.length)) === 3);

const unexpected = troubles.filter((trouble) => !/status of 422/.test(trouble));
check("no errors in the page", unexpected.length === 0, unexpected.join("; "));
check("no request to another host", outside.length === 0, outside.join(" "));
await finish(browser);
