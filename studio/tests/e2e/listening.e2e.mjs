// A listening test from its kit to its results: made, taken by one listener who reloads on the way, and read. The
// second argument is the folder of a corpus, which a real server needs.
import { check, finish, kPatience, open_browser, open_page } from "./browser.mjs";

const browser = await open_browser();
const maker = await open_page(browser, { path: "/#/listening" });
await maker.page.getByTestId("make-survey").waitFor();
const corpus = process.argv[3];
if (corpus) await maker.page.getByLabel("Corpus folder", { exact: true }).fill(corpus);
await maker.page.getByLabel("Questions", { exact: true }).fill("2");
await maker.page.getByTestId("make-survey").click();
const link = maker.page.getByTestId("survey-link");
await link.waitFor({ timeout: kPatience });
const path = new URL(await link.getAttribute("href")).pathname;
check("a test is made and has a link", /^\/listen\/[\w-]+$/.test(path), path);

const listener = await open_page(browser, { path, width: 390, height: 800 });
const { page } = listener;
await page.getByTestId("agree").click();
await page.getByLabel("Some lessons").check();
await page.getByLabel("I am wearing headphones").check();
await page.getByTestId("begin").click();
await page.getByRole("button", { name: "Play the chord" }).click();
await page.getByTestId("heard").click();

async function answer() {
  const first = page.locator("[data-answer]").first();
  check("an answer waits until enough was heard", await first.isDisabled());
  for (const excerpt of await page.locator(".excerpt .play").all()) {
    await excerpt.click();
    await page.waitForTimeout(5600);
  }
  await page.waitForFunction(() => !document.querySelector("[data-answer]").disabled, null, { timeout: 15000 });
  await first.click();
}

await page.getByText("Question 1 of 2").waitFor();
await answer();
await page.getByText("Question 2 of 2").waitFor();
await page.reload();
await page.getByTestId("heard").click();
check("a reload comes back to the same question", await page.getByText("Question 2 of 2").isVisible());
await answer();
await page.getByTestId("code").waitFor();
check("a code is given at the end", (await page.getByTestId("code").innerText()).length >= 4);

await maker.page.waitForTimeout(3500);
const counts = await maker.page.locator(".stacked").count();
check("results have a bar for every question", counts === 2, String(counts));
check("with intervals", (await maker.page.locator(".whisker").count()) >= 1);
const csv = await maker.page.request.get(
  new URL(await maker.page.getByRole("link", { name: "Answers as CSV" }).getAttribute("href"), maker.page.url()).href,
);
check("answers are there as CSV", (await csv.text()).trim().split("\n").length >= 3);

for (const { troubles, outside } of [maker, listener]) {
  const unexpected = troubles.filter((trouble) => !/status of 401/.test(trouble));
  check("no errors in the page", unexpected.length === 0, unexpected.join("; "));
  check("no request to another host", outside.length === 0, outside.join(" "));
}
await finish(browser);
