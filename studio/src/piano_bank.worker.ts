// Makes the piano of a sound font ready to play: that preset alone, decoded. The synthesizer would otherwise decode in
// the audio thread, which crackles. What was made is kept in the browser's cache.
import { BasicSoundBank, SoundBankLoader } from "spessasynth_core";

const kCache = "clavier-piano-1";
const kMade = "/sound/piano.decoded";

export type PianoMessage = { progress: number } | { bank: ArrayBuffer } | { error: string };

const post = (message: PianoMessage, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

async function download(): Promise<ArrayBuffer> {
  const answer = await fetch("/sound/piano.sf3");
  if (!answer.ok || !answer.body) throw new Error(`no sound font (${answer.status})`);
  const total = Number(answer.headers.get("Content-Length") ?? 0);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (total > 0) post({ progress: 0.4 * (length / total) });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}

/** The first grand piano alone, its samples decoded. */
async function decode(file: ArrayBuffer): Promise<ArrayBuffer> {
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(file);
  const pianos = bank.presets.filter((preset) => preset.program === 0 && !preset.isGMGSDrum);
  const piano = pianos.find((preset) => preset.bankMSB === 0) ?? pianos[0] ?? bank.presets[0];
  for (const preset of [...bank.presets]) if (preset !== piano) bank.deletePreset(preset);
  bank.removeUnusedElements();
  await bank.setSampleFormat({
    format: "pcm",
    progressFunction: (share) => post({ progress: 0.4 + 0.6 * share }),
  });
  return bank.writeSF2();
}

async function make(): Promise<ArrayBuffer> {
  const cache = "caches" in self ? await caches.open(kCache) : null;
  const kept = await cache?.match(kMade);
  if (kept) return kept.arrayBuffer();
  const bank = await decode(await download());
  await cache?.put(kMade, new Response(bank.slice(0))).catch(() => undefined);
  return bank;
}

self.onmessage = async () => {
  try {
    const bank = await make();
    post({ bank }, [bank]);
  } catch (problem) {
    post({ error: problem instanceof Error ? problem.message : String(problem) });
  }
};
