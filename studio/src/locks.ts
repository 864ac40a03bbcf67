// Which bars may change: what is selected, less what is locked.
import type { Hand, Lock } from "./types";

export interface BarRange {
  from: number;
  to: number;
  hand: Hand | null;
}

const kHands: readonly Hand[] = ["right", "left"];

function is_locked(locks: readonly Lock[], bar: number, hand: Hand): boolean {
  return locks.some((lock) => bar >= lock.from && bar <= lock.to && (lock.hand === null || lock.hand === hand));
}

/** The hands of a bar that are free: null for both, undefined for none. */
function free_hand(locks: readonly Lock[], bar: number, wanted: Hand | null): Hand | null | undefined {
  const free = kHands.filter((hand) => (wanted === null || wanted === hand) && !is_locked(locks, bar, hand));
  if (free.length === 2) return null;
  return free[0];
}

/** The ranges to compose anew, in order, each of one hand or of both. */
export function ranges_to_regenerate(wanted: BarRange, locks: readonly Lock[]): BarRange[] {
  const ranges: BarRange[] = [];
  for (let bar = wanted.from; bar <= wanted.to; ++bar) {
    const hand = free_hand(locks, bar, wanted.hand);
    if (hand === undefined) continue;
    const last = ranges.at(-1);
    if (last && last.to === bar - 1 && last.hand === hand) last.to = bar;
    else ranges.push({ from: bar, to: bar, hand });
  }
  return ranges;
}

/** The locks with a range added; those that it covers go. */
export function add_lock(locks: readonly Lock[], lock: Lock): Lock[] {
  const covered = (old: Lock) =>
    old.from >= lock.from && old.to <= lock.to && (lock.hand === null || lock.hand === old.hand);
  return [...locks.filter((old) => !covered(old)), lock].sort((a, b) => a.from - b.from);
}

/** The locks without the bars of a range; a lock that it cuts keeps its ends. */
export function remove_locks(locks: readonly Lock[], from: number, to: number): Lock[] {
  return locks.flatMap((lock) => {
    if (lock.to < from || lock.from > to) return [lock];
    const rest: Lock[] = [];
    if (lock.from < from) rest.push({ ...lock, to: from - 1 });
    if (lock.to > to) rest.push({ ...lock, from: to + 1 });
    return rest;
  });
}
