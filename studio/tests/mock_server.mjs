// A server for developing and testing the page: the same routes as ./clavier studio, with pieces that Clavier composed
// before. Usage: node mock_server.mjs [--port 8099] [--page ../../build/studio] [--seconds 1.5]
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import * as store from "./mock_store.mjs";
import { about, schemas } from "./mock_schemas.mjs";
import { jobs, listen, show_job, start_job, stop_job } from "./mock_jobs.mjs";
import { read_midi } from "./read_midi.mjs";
import { roll_svg, wav_of } from "./mock_sound.mjs";
import * as tests from "./mock_surveys.mjs";

const { pieces, versions, found, Refused } = store;
const kFonts = ["/usr/share/sounds/sf3/default-GM.sf3", "/usr/share/sounds/sf3/MuseScore_General.sf3"];
const kTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const kPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; " +
  "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";

const given = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};

const page = given("page", fileURLToPath(new URL("../../build/studio", import.meta.url)));
const duration = 1000 * Number(given("seconds", 1.5));

async function body_of(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function json_of(request) {
  try {
    return JSON.parse((await body_of(request)).toString() || "{}");
  } catch {
    throw new Refused(400, "the body is not JSON");
  }
}

function give(answer, status, body, headers = {}) {
  const json = body !== null && typeof body === "object" && !Buffer.isBuffer(body);
  answer.writeHead(status, { ...(json ? { "Content-Type": "application/json" } : {}), ...headers });
  answer.end(json ? JSON.stringify(body) : (body ?? undefined));
}

function file_of(version, ending) {
  const format = about.formats.find((each) => each.ending === ending);
  if (!format) throw new Refused(404, `no format ${ending}`);
  if (format.missing) throw new Refused(409, format.missing);
  if (ending === "mid") return [store.midi_of(version), format.type];
  if (ending === "musicxml") return [store.musicxml_of(version), format.type];
  if (["wav", "flac", "ogg", "mp3"].includes(ending)) return [wav_of(version.music.notes), "audio/wav"];
  return [roll_svg(version.music), "image/svg+xml"];
}

function list_pieces(query) {
  const wanted = query.get("search")?.toLowerCase(),
    era = query.get("era"),
    after = Number(query.get("after") ?? Infinity);
  const fits = (piece) =>
    (query.get("deleted") === "1") === (piece.deleted !== null) &&
    (!era || piece.era === era) &&
    (query.get("starred") !== "1" || piece.starred) &&
    (!wanted || piece.title.toLowerCase().includes(wanted)) &&
    piece.id < after;
  const all = [...pieces.values()].filter(fits).sort((a, b) => b.id - a.id),
    limit = Number(query.get("limit") ?? 50);
  const part = all.slice(0, limit);
  return { pieces: part.map(store.show_piece), next: all.length > limit ? part.at(-1).id : null };
}

async function import_piece(request, query) {
  const bytes = await body_of(request),
    name = query.get("name") ?? "import";
  const type = request.headers["content-type"] ?? "";
  if (type.includes("midi") && bytes.toString("latin1", 0, 4) !== "MThd")
    throw new Refused(422, `${name}: not a MIDI file: it does not begin with MThd`);
  const music = type.includes("midi") ? read_midi(bytes) : store.source_music("romantic");
  const piece = store.add_piece(name.replace(/\.[a-z]+$/i, "").slice(0, 200));
  const version = store.add_version(piece, null, "import", {}, music, !type.includes("midi"));
  return { piece: piece.id, version: version.id, warnings: [] };
}

function change_piece(piece, { title, starred, head, deleted }) {
  if (title !== undefined) piece.title = title;
  if (starred !== undefined) piece.starred = starred;
  if (head !== undefined) piece.head = found(versions, head, "version").id;
  if (deleted !== undefined) piece.deleted = deleted ? new Date().toISOString() : null;
  return store.show_piece(piece);
}

async function add_edit(request, version) {
  const { edits } = await json_of(request);
  const piece = pieces.get(version.piece);
  const made = store.add_version(piece, version, "edit", version.options, store.edited(version.music, edits));
  piece.head = made.id;
  return store.show_version(made);
}

const cookie_of = (request, slug) =>
  (request.headers.cookie ?? "").match(new RegExp(`listener-${slug}=([0-9a-f]+)`))?.[1];

function survey_of(slug) {
  const survey = tests.surveys.get(slug);
  if (!survey) throw new Refused(404, `no listening test ${slug}`);
  return survey;
}

function session_of(request, survey) {
  const session = survey.sessions.get(cookie_of(request, survey.slug));
  if (!session) throw new Refused(401, "begin with POST session");
  return session;
}

async function listener(request, answer, [, slug, what, name]) {
  const survey = survey_of(slug),
    { method } = request;
  if (what === "session" && method === "POST") {
    const { about: self } = await json_of(request);
    return give(
      answer,
      200,
      {},
      {
        "Set-Cookie": `listener-${slug}=${tests.begin(survey, self)}; HttpOnly; SameSite=Strict; Path=/listen/${slug}`,
      },
    );
  }
  const session = session_of(request, survey);
  if (what === "session") return give(answer, 200, tests.show_session(survey, session));
  if (what === "sounds") return ranged(request, answer, tests.sound_of(), "audio/wav");
  if (what === "answers" && method === "PUT")
    return give(answer, 200, tests.answer(survey, session, name, await json_of(request)));
  throw new Refused(404, "no such page");
}

function ranged(request, answer, bytes, type, headers = {}) {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (!range)
    return give(answer, 200, bytes, {
      "Content-Type": type,
      "Accept-Ranges": "bytes",
      "Content-Length": bytes.length,
      ...headers,
    });
  const from = Number(range[1]),
    to = Math.min(bytes.length - 1, range[2] === "" ? Infinity : Number(range[2]));
  give(answer, 206, bytes.subarray(from, to + 1), {
    "Content-Type": type,
    "Content-Range": `bytes ${from}-${to}/${bytes.length}`,
    ...headers,
  });
}

function give_file(request, answer, version, ending, query) {
  const [body, type] = file_of(version, ending),
    bytes = Buffer.from(body);
  const headers =
    query.get("download") === "1"
      ? { "Content-Disposition": `attachment; filename="piece-${version.id}.${ending}"` }
      : {};
  ranged(request, answer, bytes, type, headers);
}

const kRoutes = [
  ["GET", /^\/api\/about$/, (q, a) => give(a, 200, about)],
  [
    "GET",
    /^\/api\/schemas\/([a-z-]+)$/,
    (q, a, [, kind]) => {
      if (!schemas[kind]) throw new Refused(404, `no kind ${kind}`);
      give(a, 200, schemas[kind]);
    },
  ],
  ["POST", /^\/api\/jobs$/, async (q, a) => give(a, 202, show_job(start_job(await json_of(q), duration)))],
  ["GET", /^\/api\/jobs\/([0-9a-f]{32})$/, (q, a, [, id]) => give(a, 200, show_job(job_of(id)))],
  [
    "DELETE",
    /^\/api\/jobs\/([0-9a-f]{32})$/,
    (q, a, [, id]) => {
      stop_job(job_of(id));
      give(a, 202, null);
    },
  ],
  [
    "GET",
    /^\/api\/jobs\/([0-9a-f]{32})\/events$/,
    (q, a, [, id]) => {
      a.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      listen(job_of(id), a, Number(q.headers["last-event-id"] ?? -1));
    },
  ],
  ["GET", /^\/api\/pieces$/, (q, a, m, query) => give(a, 200, list_pieces(query))],
  ["POST", /^\/api\/pieces$/, async (q, a, m, query) => give(a, 201, await import_piece(q, query))],
  [
    "GET",
    /^\/api\/pieces\/(\d+)$/,
    (q, a, [, id]) => {
      const piece = found(pieces, id, "piece");
      give(a, 200, { ...store.show_piece(piece), tree: store.tree_of(piece).map(store.show_version) });
    },
  ],
  [
    "PATCH",
    /^\/api\/pieces\/(\d+)$/,
    async (q, a, [, id]) => give(a, 200, change_piece(found(pieces, id, "piece"), await json_of(q))),
  ],
  [
    "DELETE",
    /^\/api\/pieces\/(\d+)$/,
    (q, a, [, id]) => {
      change_piece(found(pieces, id, "piece"), { deleted: true });
      give(a, 204, null);
    },
  ],
  [
    "GET",
    /^\/api\/versions\/(\d+)$/,
    (q, a, [, id]) => give(a, 200, store.show_version(found(versions, id, "version"))),
  ],
  [
    "PATCH",
    /^\/api\/versions\/(\d+)$/,
    async (q, a, [, id]) => {
      const version = found(versions, id, "version"),
        { locks, discarded } = await json_of(q);
      Object.assign(version, locks === undefined ? {} : { locks }, discarded === undefined ? {} : { discarded });
      give(a, 200, store.show_version(version));
    },
  ],
  ["GET", /^\/api\/versions\/(\d+)\/notes$/, (q, a, [, id]) => give(a, 200, found(versions, id, "version").music)],
  [
    "POST",
    /^\/api\/versions\/(\d+)\/edits$/,
    async (q, a, [, id]) => give(a, 201, await add_edit(q, found(versions, id, "version"))),
  ],
  [
    "GET",
    /^\/api\/versions\/(\d+)\/piece\.([a-z0-9]+)$/,
    (q, a, [, id, ending], query) => give_file(q, a, found(versions, id, "version"), ending, query),
  ],
  [
    "GET",
    /^\/api\/versions\/(\d+)\/roll\.svg$/,
    (q, a, [, id]) => give(a, 200, roll_svg(found(versions, id, "version").music), { "Content-Type": "image/svg+xml" }),
  ],
  [
    "GET",
    /^\/api\/versions\/(\d+)\/difference\/(\d+)$/,
    (q, a, [, id, other]) =>
      give(a, 200, store.difference(found(versions, id, "version").music, found(versions, other, "version").music)),
  ],
  [
    "GET",
    /^\/api\/versions\/(\d+)\/originality$/,
    (q, a, [, id]) => give(a, 200, store.originality(found(versions, id, "version").music)),
  ],
  ["GET", /^\/api\/surveys$/, (q, a) => give(a, 200, { surveys: [...tests.surveys.values()].map(tests.show_survey) })],
  [
    "POST",
    /^\/api\/surveys$/,
    async (q, a) => {
      const { options } = await json_of(q);
      give(a, 202, show_job(start_job({ kind: "survey-kit", options }, duration)));
    },
  ],
  [
    "PATCH",
    /^\/api\/surveys\/([0-9a-z-]+)$/,
    async (q, a, [, slug]) => {
      survey_of(slug).closed = (await json_of(q)).open ? null : new Date().toISOString();
      give(a, 200, {});
    },
  ],
  [
    "GET",
    /^\/api\/surveys\/([0-9a-z-]+)\/results$/,
    (q, a, [, slug], query) =>
      query.get("format") === "csv"
        ? give(a, 200, tests.results_csv(survey_of(slug)), { "Content-Type": "text/csv" })
        : give(a, 200, tests.results_of(survey_of(slug))),
  ],
  ["ANY", /^\/listen\/([0-9a-z-]+)\/(session|sounds|answers)(?:\/([0-9a-z]+?)(?:\.ogg)?)?$/, listener],
  ["GET", /^\/listen\/([0-9a-z-]+)$/, (q, a) => give_page(a, "listen.html")],
  [
    "GET",
    /^\/sound\/piano\.sf3$/,
    (q, a) => {
      const font = kFonts.find((name) => existsSync(name));
      if (!font) throw new Refused(404, "no sound font is installed");
      a.writeHead(200, { "Content-Type": "audio/x-sf3", "Content-Length": statSync(font).size });
      createReadStream(font).pipe(a);
    },
  ],
];

function job_of(id) {
  const job = jobs.get(id);
  if (!job) throw new Refused(404, `no job ${id}`);
  return job;
}

function give_page(answer, name) {
  const path = join(page, normalize(name));
  if (!path.startsWith(page) || !existsSync(path)) throw new Refused(404, `no page ${name}`);
  give(answer, 200, readFileSync(path), { "Content-Type": kTypes[extname(path)] ?? "application/octet-stream" });
}

async function serve(request, answer) {
  const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
  answer.setHeader("Content-Security-Policy", kPolicy);
  answer.setHeader("X-Content-Type-Options", "nosniff");
  for (const [method, path, act] of kRoutes) {
    const match = path.exec(pathname);
    if (match && (method === "ANY" || method === request.method)) return act(request, answer, match, searchParams);
  }
  if (request.method !== "GET" || pathname.startsWith("/api/")) throw new Refused(404, `no page ${pathname}`);
  give_page(answer, pathname === "/" ? "index.html" : pathname.slice(1));
}

const server = createServer((request, answer) => {
  Promise.resolve(serve(request, answer)).catch((problem) => {
    if (!problem.status) console.error(problem);
    if (!answer.headersSent) give(answer, problem.status ?? 500, { error: problem.message, option: problem.option });
  });
});

for (const [era, title] of [
  ["baroque", "Baroque, D minor, seed 3"],
  ["romantic", "Romantic, C major, seed 2"],
]) {
  const options = { era, model: "transformer", seed: 3, temperature: 0.95 };
  store.add_version(store.add_piece(title, options), null, "compose", options, store.source_music(era));
}
tests.make_survey({}, "demo");
server.listen(Number(given("port", 8099)), "127.0.0.1", () =>
  console.log(`http://127.0.0.1:${server.address().port}/`),
);
