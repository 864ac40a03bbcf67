// The studio without a pointer: everything by the keyboard alone.
import { check, finish, hears, kPatience, open_browser, open_page, score_ready, studio } from "./browser.mjs";

const browser = await open_browser();
const { page, troubles } = await open_page(browser);
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return `${element.dataset.testid ?? ""} ${element.getAttribute("aria-label") ?? element.textContent}`.trim();
  });

/** Tab until something is focused whose test id or name fits. */
async function tab_to(what, most = 90) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => document.activeElement.dataset.testid);
    if (id === what) return true;
  }
  return false;
}

await page.getByTestId("compose").waitFor();
await page.keyboard.press("Tab");
check("the first stop skips to the content", (await focused()).includes("Skip to content"));
await page.keyboard.press("Enter");
check("Compose is reached by Tab", await tab_to("compose"));
await page.keyboard.press("Enter");
await page.waitForFunction(() => !window.clavier.job.value && window.clavier.shown.value, null, { timeout: kPatience });
await score_ready(page);
const first = await studio(page, () => window.clavier.shown.value.id);

check("the piano roll is reached by Tab", await tab_to("roll"));
await page.keyboard.press("Shift+ArrowRight");
await page.keyboard.press("Shift+ArrowRight");
const span = await studio(page, () => window.clavier.selection.value);
check("Shift and arrows select", span !== null && span.to > span.from);
await page.keyboard.press("k");
await page.waitForFunction(() => window.clavier.shown.value.locks.length === 1);
check("k locks", true);
await page.keyboard.press("Escape");
check("Escape clears the selection", (await studio(page, () => window.clavier.selection.value)) === null);
await page.keyboard.press("r");
await page.waitForFunction(() => window.clavier.proposals.value.length > 0 && !window.clavier.job.value, null, {
  timeout: kPatience,
});
check("r regenerates what is not locked", true);
check("Keep is reached by Tab", await tab_to("keep"));
await page.keyboard.press("Enter");
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, first);
await page.keyboard.press("Control+z");
await page.waitForFunction((id) => window.clavier.piece.value.head === id, first);
check("Control Z undoes", true);
await page.keyboard.press("Control+Shift+z");
await page.waitForFunction((id) => window.clavier.piece.value.head !== id, first);
check("Control Shift Z redoes", true);

await page.evaluate(() => document.activeElement.blur());
await page.keyboard.press("Space");
await page.waitForFunction(() => window.clavier.position.value > 0.4, null, { timeout: kPatience });
check("Space plays", (await hears(page)) > 0.001);
await page.keyboard.press("Space");
check("Space pauses", !(await studio(page, () => window.clavier.playing.value)));
await page.keyboard.press("Home");
check("Home goes to the beginning", (await studio(page, () => window.clavier.position.value)) === 0);
await page.keyboard.press("l");
check("l loops", (await page.getByRole("button", { name: "Loop" }).getAttribute("aria-pressed")) === "true");

await page.keyboard.press("?");
await page.getByRole("dialog").waitFor();
check("? shows the keys", true);
await page.keyboard.press("Escape");
check("Escape closes them", (await page.getByRole("dialog").count()) === 0);

check("the score is reached by Tab", await tab_to("score"));
await page.keyboard.press("ArrowRight");
const bar = await studio(page, () => window.clavier.position.value - window.clavier.music.value.measures[1].t);
check("an arrow in the score goes to the next bar", Math.abs(bar) < 0.01);

check("no errors in the page", troubles.length === 0, troubles.join("; "));
await finish(browser);
