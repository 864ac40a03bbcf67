// Every screen in both themes, wide and narrow: accessible, and no wider than its window. With a folder as the second
// argument, pictures of the screens are left there.
import { join } from "node:path";
import {
  address,
  check,
  compose,
  finish,
  hears,
  kPatience,
  open_browser,
  open_page,
  score_ready,
  studio,
  violations,
} from "./browser.mjs";

const folder = process.argv[3];
const browser = await open_browser();

async function look(page, name, scheme, width) {
  await page.waitForTimeout(350);
  const found = await violations(page);
  check(`${name}, ${scheme}, ${width} px: accessible`, found.length === 0, found.join("; "));
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(`${name}, ${scheme}, ${width} px: not wider than the window`, wider <= 0, wider > 0 ? `${wider} px` : "");
  if (folder) await page.screenshot({ path: join(folder, `${name}-${scheme}${width < 500 ? "-narrow" : ""}.png`) });
}

async function prepare(page) {
  await compose(page);
  await page.getByTestId("first-bar").fill("2");
  await page.getByTestId("first-bar").press("Tab");
  await page.getByTestId("last-bar").fill("3");
  await page.getByTestId("last-bar").press("Tab");
  await page.getByTestId("lock").click();
  await page.waitForFunction(() => window.clavier.shown.value.locks.length === 1);
  await page.getByTestId("last-bar").fill("5");
  await page.getByTestId("last-bar").press("Tab");
  await page.getByTestId("first-bar").fill("4");
  await page.getByTestId("first-bar").press("Tab");
  await page.getByTestId("regenerate").click();
  await page.getByTestId("proposals").waitFor({ timeout: kPatience });
  await page.waitForFunction(() => !window.clavier.job.value);
  await score_ready(page);
  await page
    .getByTestId("message")
    .getByRole("button")
    .click()
    .catch(() => undefined);
}

const surveys = await fetch(new URL("/api/surveys", address)).then((answer) => answer.json());
const slug = surveys.surveys[0]?.slug;

for (const scheme of ["light", "dark"])
  for (const width of [1280, 360]) {
    const options = { scheme, width, height: width < 500 ? 740 : 860 };
    const { page, context } = await open_page(browser, options);
    await page.getByTestId("compose").waitFor();
    await look(page, "welcome", scheme, width);
    await prepare(page);
    await page.getByTestId("play").click();
    await page.waitForFunction(() => window.clavier.position.value > 2, null, { timeout: kPatience });
    await page.getByTestId("play").click();
    await look(page, "studio", scheme, width);
    await page.getByRole("button", { name: "Continue …" }).click();
    await look(page, "continue", scheme, width);
    await page.keyboard.press("Escape");
    await page.getByTestId("proposals").getByRole("button", { name: "Compare" }).click();
    await page.locator(".differences button").first().waitFor();
    await look(page, "compare", scheme, width);
    for (const [name, path] of [
      ["library", "library"],
      ["keyboard", "keyboard"],
      ["listening", "listening"],
      ["settings", "settings"],
    ]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (name === "library") await page.locator(".card").first().waitFor();
      await look(page, name, scheme, width);
    }
    if (slug) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/listening/${slug}`);
      await page.locator(".stacked").first().waitFor();
      await look(page, "results", scheme, width);
    }
    await context.close();
    if (!slug) continue;
    const listener = await open_page(browser, { ...options, path: `/listen/${slug}` });
    await listener.page.getByTestId("agree").waitFor();
    await look(listener.page, "consent", scheme, width);
    await listener.page.getByTestId("agree").click();
    await look(listener.page, "about-you", scheme, width);
    await listener.page.getByTestId("begin").click();
    await listener.page.getByTestId("heard").click();
    await listener.page.locator("[data-answer]").first().waitFor();
    await look(listener.page, "question", scheme, width);
    await listener.context.close();
  }

for (const width of [1280, 360])
  for (const language of ["de", "fr", "zh"]) {
    const { page, context } = await open_page(browser, { width, locale: language });
    await page.getByTestId("compose").waitFor();
    await page.getByTestId("compose").click();
    await page.waitForFunction(() => !window.clavier.job.value && window.clavier.shown.value, null, {
      timeout: kPatience,
    });
    for (const name of ["studio", "library", "keyboard", "listening", "settings"]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${name}`);
      await page.waitForTimeout(300);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      check(`${name}, ${language}, ${width} px: not wider than the window`, wider <= 0, wider > 0 ? `${wider} px` : "");
    }
    await context.close();
  }

const { page, context } = await open_page(browser, { reducedMotion: "reduce" });
await compose(page);
await studio(page, () => window.clavier.player.play(0));
await page.waitForFunction(() => window.clavier.position.value > 0.3, null, { timeout: kPatience });
check("the page works with reduced motion", (await hears(page)) > 0.001);
await context.close();
await finish(browser);
