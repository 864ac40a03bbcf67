import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { moment_at, score_moments, time_of_engraved } from "../src/score_cursor";
import type { EngravedMoment } from "../src/score_cursor";
import type { Music } from "../src/types";
// @ts-ignore: data of the mock server
import { read_midi } from "./read_midi.mjs";

const vendored = (name: string) => import(pathToFileURL(`studio/vendor/verovio/${name}`).href);

async function engrave(xml: string): Promise<EngravedMoment[]> {
  const { default: create } = await vendored("verovio-module.mjs");
  const { VerovioToolkit } = await vendored("verovio.mjs");
  const toolkit = new VerovioToolkit(await create());
  toolkit.loadData(xml);
  return toolkit.renderToTimemap({ includeMeasures: true });
}

for (const name of ["romantic-7", "baroque-3"])
  test(`the cursor of ${name} is within 0.25 s of every note that is played`, async () => {
    const music: Music = read_midi(readFileSync(`studio/tests/data/${name}.mid`));
    const moments = score_moments(
      await engrave(readFileSync(`studio/tests/data/${name}.musicxml`, "utf8")),
      music.tempo,
    );
    const begins = moments.filter((moment) => moment.on.length > 0).map((moment) => moment.time);
    const away = music.notes.map((note) => Math.min(...begins.map((time) => Math.abs(time - note.t))));
    assert.ok(Math.max(...away) < 0.25, `worst ${Math.max(...away).toFixed(3)} s`);
    const lit = music.notes.map((note) => note.t - (moment_at(moments, note.t + 0.001)?.time ?? Infinity));
    assert.ok(Math.max(...lit.map(Math.abs)) < 0.25);
  });

test("what begins sounds until it ends", () => {
  const timemap = [
    { qstamp: 0, on: ["a", "b"], measureOn: "m1" },
    { qstamp: 1, off: ["a"], on: ["c"] },
    { qstamp: 2, off: ["b", "c"] },
  ];
  const moments = score_moments(timemap, [{ beat: 0, t: 0, bpm: 60 }]);
  assert.deepEqual(
    moments.map((moment) => moment.sounding),
    [["a", "b"], ["b", "c"], []],
  );
  assert.deepEqual(
    moments.map((moment) => moment.measure),
    ["m1", "m1", "m1"],
  );
  assert.equal(time_of_engraved(moments, "c"), 1);
  assert.equal(time_of_engraved(moments, "d"), null);
  assert.equal(moment_at(moments, 1.5)?.beat, 1);
  assert.equal(moment_at([], 1), null);
});
