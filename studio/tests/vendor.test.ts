import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const folder = "studio/vendor";
const listed = readFileSync(`${folder}/VERSIONS`, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t"));
const lock = JSON.parse(readFileSync("studio/package-lock.json", "utf8")) as {
  packages: Record<string, { version: string }>;
};

test("vendored files are those that VERSIONS lists, byte for byte", () => {
  for (const [, , , sum, file] of listed)
    assert.equal(
      createHash("sha256")
        .update(readFileSync(`${folder}/${file}`))
        .digest("hex"),
      sum,
      file,
    );
});

test("vendored versions are those of the lock file", () => {
  for (const [name, version] of listed) assert.equal(lock.packages[`node_modules/${name}`].version, version, name);
});

test("every vendored package has its licence, and nothing else is there", () => {
  const known = new Set(listed.map(([, , , , file]) => file));
  for (const name of readdirSync(folder).filter((each) => statSync(`${folder}/${each}`).isDirectory())) {
    const files = readdirSync(`${folder}/${name}`);
    assert.ok(
      files.some((file) => /^(LICENSE|COPYING)/.test(file)),
      name,
    );
    for (const file of files) assert.ok(known.has(`${name}/${file}`) || file.startsWith("COPYING"), `${name}/${file}`);
  }
});
