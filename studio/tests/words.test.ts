import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fill, kWords } from "../src/words";

const sources = readdirSync("studio/src")
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(`studio/src/${name}`, "utf8"));

for (const [language, words] of Object.entries(kWords)) {
  test(`${language} has every text of the page and no other`, () => {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(kWords.en).sort());
  });

  test(`no text of ${language} is empty, and each keeps the places that are filled in`, () => {
    for (const [name, text] of Object.entries(words)) {
      assert.notEqual(text.trim(), "", name);
      const places = (of: string) => [...new Set(of.match(/\{\w+\}/g) ?? [])].sort();
      assert.deepEqual(places(text), places(kWords.en[name as keyof typeof kWords.en]), `${language} ${name}`);
    }
  });
}

test("every text that a screen names is in the table", () => {
  const known = kWords.en as Record<string, string>;
  for (const source of sources)
    for (const [, name] of source.matchAll(/\bt\("([a-z_.]+)"/g)) assert.ok(name in known, name);
});

test("every text of the table is used", () => {
  const all = sources.join("\n");
  const made =
    /^(option|doc|choice|era|unit|how|format|answer|action|screen|listen\.training|survey\.form|keys|keyboard\.turn)\./;
  const unused = Object.keys(kWords.en).filter((name) => !made.test(name) && !all.includes(`"${name}"`));
  assert.deepEqual(unused, []);
});

test("the form of a word follows its number", () => {
  assert.equal(fill("{n} note|{n} notes", { n: 1 }), "1 note");
  assert.equal(fill("{n} note|{n} notes", { n: 3 }), "3 notes");
  assert.equal(fill("{n} 个音符", { n: 3 }), "3 个音符");
  assert.equal(fill("as {it} is", { n: 1 }), "as {it} is");
});
