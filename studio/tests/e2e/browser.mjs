// What the tests in a browser share: Debian's chromium, checks that are counted, and what no page may do.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export const address = process.argv[2] ?? "http://127.0.0.1:8099/";
/** A real server composes in its own time. */
export const kPatience = 180000;

const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe_source = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
let failed = 0;

export function check(name, holds, detail = "") {
  console.log(`${holds ? "ok  " : "FAIL"} ${name}${detail === "" ? "" : ` (${detail})`}`);
  if (!holds) ++failed;
}

export async function open_browser() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  });
}

/** A page of its own, watched: `troubles` are errors, `outside` are requests to other hosts. */
export async function open_page(browser, { path = "", width = 1280, height = 800, scheme = "light", ...rest } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: "en-GB",
    ...rest,
  });
  const page = await context.newPage();
  const troubles = [],
    outside = [];
  const host = new URL(address).host;
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    const expected = /status of 40[19]/.test(message.text());
    if (message.type() === "error" && !expected) troubles.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:$/.test(url.protocol) && url.host !== host) outside.push(request.url());
  });
  await page.goto(new URL(path, address).href);
  return { page, context, troubles, outside };
}

export async function violations(page) {
  await page.evaluate(axe_source);
  return page.evaluate(
    (rules) =>
      window.axe.run(document, { runOnly: rules }).then((result) =>
        result.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 110))
              .join(" | ")}`,
        ),
      ),
    kRules,
  );
}

export const loudness = (page) =>
  page.evaluate(() => {
    const { analyser } = window.clavier.piano,
      wave = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(wave);
    return Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length);
  });

/** The loudest of a second, so that a rest does not count as silence. */
export async function hears(page) {
  let most = 0;
  for (let i = 0; i < 10 && most < 0.001; ++i) {
    most = Math.max(most, await loudness(page));
    await page.waitForTimeout(100);
  }
  return most;
}

export const studio = (page, read) => page.evaluate(read);

export async function score_ready(page) {
  await page.waitForFunction(
    () =>
      document.querySelector(".score-page svg") !== null &&
      (window.clavier.score_on_screen.current?.page.moments.length ?? 0) > 0,
    null,
    { timeout: kPatience },
  );
}

/** Composes a short piece and waits for its score. */
export async function compose(page, { era = "romantic", seconds = "15", seed = "7" } = {}) {
  await page.getByTestId("compose").waitFor();
  await page.getByLabel("Era", { exact: true }).selectOption(era);
  await page.getByLabel("Length", { exact: true }).fill(seconds);
  await page.getByLabel("Seed", { exact: true }).fill(seed);
  const begun = performance.now();
  await page.getByTestId("compose").click();
  await page.waitForFunction(() => window.clavier.live_count.value > 0 || window.clavier.shown.value, null, {
    timeout: kPatience,
  });
  const first_note = performance.now() - begun;
  await page.waitForFunction(() => !window.clavier.job.value && window.clavier.shown.value, null, {
    timeout: kPatience,
  });
  const whole = performance.now() - begun;
  await score_ready(page);
  return { first_note, whole, score: performance.now() - begun };
}

export async function finish(browser) {
  await browser.close();
  if (failed > 0) console.log(`${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
