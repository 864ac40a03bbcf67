// Sound and pictures of the mock server, made from notes without any library.
const kRate = 16000;

/** A WAV file of decaying sines, `seconds` long at most. */
export function wav_of(notes, seconds = 40) {
  const length = Math.ceil(Math.min(seconds, Math.max(1, ...notes.map((note) => note.t + note.d + 1))) * kRate);
  const mix = new Float32Array(length);
  for (const { t, p, v, d } of notes) {
    const step = (2 * Math.PI * 440 * 2 ** ((p - 69) / 12)) / kRate;
    const from = Math.floor(t * kRate),
      size = Math.min(length - from, Math.floor(Math.min(d + 0.3, 1.5) * kRate));
    for (let i = 0; i < size; ++i) mix[from + i] += Math.sin(step * i) * Math.exp((-4 * i) / kRate) * (v / 127) * 0.12;
  }
  const file = Buffer.alloc(44 + 2 * length);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + 2 * length, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(kRate, 24);
  file.writeUInt32LE(2 * kRate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(2 * length, 40);
  for (let i = 0; i < length; ++i)
    file.writeInt16LE(Math.max(-32767, Math.min(32767, Math.round(mix[i] * 32767))), 44 + 2 * i);
  return file;
}

export function roll_svg({ notes, end }) {
  const low = Math.min(60, ...notes.map((note) => note.p)) - 2,
    high = Math.max(61, ...notes.map((note) => note.p)) + 2;
  const x = (t) => ((560 * t) / Math.max(1, end.t)).toFixed(1),
    height = 180 / (high - low);
  const bars = notes.map(
    ({ t, d, p, h }) =>
      `<rect x="${x(t)}" y="${((high - p) * height).toFixed(1)}" width="${Math.max(1.5, x(d))}" ` +
      `height="${height.toFixed(1)}" fill="${h === "left" ? "#b3541e" : "#1f6fb5"}"/>`,
  );
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 180" preserveAspectRatio="none">`;
  return `${head}${bars.join("")}</svg>`;
}
