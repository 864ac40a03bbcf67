// Names of pitches and keys, as the page shows them.
export const kLowestPitch = 21;
export const kHighestPitch = 108;

const kNames = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

export const kPitchClasses: readonly string[] = kNames;

/** 60 is C4. */
export function pitch_name(pitch: number): string {
  return kNames[((pitch % 12) + 12) % 12] + (Math.floor(pitch / 12) - 1);
}

export function is_black_key(pitch: number): boolean {
  return [1, 3, 6, 8, 10].includes(pitch % 12);
}

const kMajor = ["C", "G", "D", "A", "E", "B", "F#", "Db", "Ab", "Eb", "Bb", "F"];
const kMinor = ["A", "E", "B", "F#", "C#", "G#", "Eb", "Bb", "F", "C", "G", "D"];

/** The 24 keys by fifths, as the option takes them. */
export const kKeys: readonly string[] = kMajor.flatMap((tonic, i) => [`${tonic} major`, `${kMinor[i]} minor`]);

/** "Bb minor" as "B♭ minor". */
export function show_key(key: string): string {
  return key.replace(/^([A-G])(#|-sharp)/, "$1♯").replace(/^([A-G])(b|-flat)/, "$1♭");
}

/** "1:05" */
export function show_time(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
