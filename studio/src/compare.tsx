// Two versions, one transport: A and B sound at the same place, what differs is marked, one is kept.
import { batch, effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { backend, file_address } from "./backend";
import { loop_span, player, position } from "./player";
import { load_music, keep_version, open_piece, show_version } from "./pieces";
import { piece, proposals } from "./model";
import { RollView } from "./roll_view";
import { go, route } from "./router";
import { attempt } from "./saying";
import type { Difference, Music, Version } from "./types";
import { Transport } from "./transport";
import { version_name } from "./versions";
import { t } from "./words";

type Side = "a" | "b";

interface Compared {
  version: Version;
  music: Music;
}

const sides = signal<Record<Side, Compared | null>>({ a: null, b: null });
const difference = signal<Difference | null>(null);
export const heard = signal<Side>("a");
const blind = signal(false);
const revealed = signal(false);
/** Of a blind comparison: whether A and B were exchanged. */
const exchanged = signal(false);
const kNone: ReadonlySet<number> = new Set();

async function load(first: number, second: number): Promise<void> {
  const swap = blind.value && exchanged.value;
  const [a, b] = swap ? [second, first] : [first, second];
  const [va, vb] = await Promise.all([backend.version(a), backend.version(b)]);
  const [ma, mb] = await Promise.all([load_music(a), load_music(b)]);
  difference.value = await backend.difference(a, b);
  sides.value = { a: { version: va, music: ma }, b: { version: vb, music: mb } };
  if (piece.value?.id !== va.piece) await open_piece(va.piece);
  sound(heard.value);
}

/** The other version goes on sounding from where this one is. */
export function sound(side: Side): void {
  heard.value = side;
  const chosen = sides.value[side];
  if (!chosen) return;
  const { notes, pedals, end } = chosen.music;
  const recording = file_address(chosen.version.id, "ogg");
  player.load({ key: `compare ${side} ${chosen.version.id}`, notes, pedals, end: end.t, recording }, true);
}

export function exchange_sound(): void {
  sound(heard.value === "a" ? "b" : "a");
}

function marked(side: Side): ReadonlySet<number> {
  const found = difference.value;
  return found ? new Set(side === "a" ? found.only_here : found.only_there) : kNone;
}

function SideRoll({ side }: { side: Side }) {
  const box = useRef<HTMLDivElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const notes = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const roll = new RollView({
      box: box.current!,
      spacer: spacer.current!,
      window: inner.current!,
      notes: notes.current!,
      overlay: over.current!,
    });
    const stops = [
      effect(() => {
        const chosen = sides.value[side];
        roll.show({
          notes: chosen?.music.notes ?? [],
          measures: chosen?.music.measures ?? [],
          end: chosen?.music.end.t ?? 10,
          chosen: kNone,
          marked: marked(side),
          faint: () => false,
          with_velocities: false,
        });
        if (chosen) roll.fit();
      }),
      effect(() => {
        roll.show_overlay({ position: position.value, selection: null, locks: [], span: () => [0, 0], box: null });
        roll.reveal(position.value);
      }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      roll.destroy();
    };
  }, []);
  const click = (event: MouseEvent) => {
    const left = inner.current!.getBoundingClientRect().left;
    const whole = sides.value[side]?.music.end.t ?? 0;
    const share = (event.clientX - left + box.current!.scrollLeft) / spacer.current!.offsetWidth;
    player.seek(share * (whole + 1.5));
  };
  const count = marked(side).size;
  return (
    <div
      class="roll small-roll"
      ref={box}
      tabIndex={0}
      role="img"
      onClick={click}
      aria-label={`${side.toUpperCase()}: ${t("compare.only_here", { n: count })}`}
    >
      <div class="roll-spacer" ref={spacer}>
        <div class="roll-window" ref={inner}>
          <canvas ref={notes} aria-hidden="true" />
          <canvas ref={over} aria-hidden="true" />
        </div>
      </div>
    </div>
  );
}

async function keep(side: Side): Promise<void> {
  const chosen = sides.value[side];
  if (!chosen) return;
  const waiting = [...proposals.value];
  if (piece.value?.id !== chosen.version.piece) await open_piece(chosen.version.piece);
  proposals.value = waiting;
  await keep_version(chosen.version.id);
  go("studio", chosen.version.piece);
  await show_version(chosen.version.id);
}

function SideView({ side }: { side: Side }) {
  const chosen = sides.value[side];
  const name = side.toUpperCase();
  const hidden = blind.value && !revealed.value;
  const on = heard.value === side;
  return (
    <section class={`side-view ${on ? "heard" : ""}`} aria-label={name}>
      <header>
        <button type="button" aria-pressed={on} onClick={() => sound(side)}>
          <b>{name}</b>
          {on ? ` ${t("compare.sounds")}` : ""}
        </button>
        <span>{chosen && !hidden ? version_name(chosen.version) : hidden ? "?" : ""}</span>
        <span class="doc">{hidden ? "" : t("compare.only_here", { n: marked(side).size })}</span>
        <button
          type="button"
          class="accent"
          disabled={!chosen}
          onClick={() => void keep(side)}
          data-testid={`keep-${side}`}
        >
          {t("compare.keep", { name })}
        </button>
      </header>
      <SideRoll side={side} />
    </section>
  );
}

function Pick({ side, value, set }: { side: Side; value: number | undefined; set: (id: number) => void }) {
  return (
    <label class="inline">
      {side.toUpperCase()}
      <select value={String(value ?? "")} onChange={(event) => set(Number(event.currentTarget.value))}>
        {(piece.value?.tree ?? []).map((version) => (
          <option value={String(version.id)} key={version.id}>
            {version_name(version)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Differences() {
  const found = difference.value;
  if (!found || (blind.value && !revealed.value)) return null;
  const same = found.only_here.length === 0 && found.only_there.length === 0;
  if (same) return <p role="status">{t("compare.same")}</p>;
  const bars = found.measures.filter(({ here, there }) => here > 0 || there > 0);
  const seek = (bar: number) => {
    const measure = sides.value.a?.music.measures.find((other) => other.bar === bar);
    if (measure) player.seek(measure.t);
  };
  return (
    <div class="differences">
      <span>{t("compare.bars")}</span>
      {bars.map(({ bar, here, there }) => (
        <button
          type="button"
          class="small"
          key={bar}
          title={`A ${here} · B ${there}`}
          onClick={() => seek(bar)}
          aria-label={t("compare.bar", { n: bar, a: here, b: there })}
        >
          {bar}
        </button>
      ))}
    </div>
  );
}

/** A and B stay where they are when the names come back. */
function set_blind(on: boolean): void {
  const { a, b } = sides.value;
  batch(() => {
    blind.value = on;
    revealed.value = false;
    exchanged.value = on && Math.random() < 0.5;
  });
  if (!on && a && b) go("compare", a.version.id, b.version.id);
}

export function Compare() {
  const [first, second] = route.value.rest.map(Number);
  const swap = exchanged.value;
  useEffect(() => {
    loop_span.value = null;
    if (first && second) void attempt(() => load(first, second));
    else sides.value = { a: null, b: null };
  }, [first, second, swap]);
  const tree = piece.value?.tree ?? [];
  const ready = Boolean(first && second);
  const end = Math.max(sides.value.a?.music.end.t ?? 0, sides.value.b?.music.end.t ?? 0);
  if (!ready && tree.length < 2)
    return (
      <main class="screen compare" id="main">
        <h1>{t("screen.compare")}</h1>
        <p>{t("compare.nothing")}</p>
        <button type="button" class="accent" onClick={() => go("studio")}>
          {t("screen.studio")}
        </button>
      </main>
    );
  const a = first || tree[0]?.id;
  const b = second || tree.at(-1)?.id;
  if (!ready && a !== undefined && b !== undefined) {
    queueMicrotask(() => go("compare", a, b));
    return (
      <main class="screen compare" id="main">
        <h1>{t("screen.compare")}</h1>
      </main>
    );
  }
  return (
    <main class="screen compare" id="main">
      <h1>{t("screen.compare")}</h1>
      <div class="filters">
        {!blind.value && <Pick side="a" value={a} set={(id) => go("compare", id, b ?? id)} />}
        {!blind.value && <Pick side="b" value={b} set={(id) => go("compare", a ?? id, id)} />}
        <label class="switch">
          <input type="checkbox" checked={blind.value} onChange={(event) => set_blind(event.currentTarget.checked)} />
          {t("compare.blind")}
        </label>
        {blind.value && !revealed.value && (
          <button
            type="button"
            onClick={() => {
              revealed.value = true;
            }}
          >
            {t("compare.reveal")}
          </button>
        )}
        <button type="button" onClick={exchange_sound} aria-keyshortcuts="x" data-testid="exchange">
          {t("compare.exchange")}
        </button>
      </div>
      <SideView side="a" />
      <SideView side="b" />
      <Differences />
      <Transport end={end} />
    </main>
  );
}
