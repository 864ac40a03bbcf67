// Every key of the page with what it does.
import { t } from "./words";

const kKeys = [
  ["Space", "keys.play"],
  ["Home", "keys.start"],
  ["← →", "keys.beat"],
  ["Ctrl ← →", "keys.bar"],
  ["Shift ← →", "keys.extend"],
  ["Esc", "keys.clear"],
  ["l", "keys.loop"],
  ["k", "keys.lock"],
  ["r", "keys.regenerate"],
  ["n  b", "keys.note"],
  ["↑ ↓", "keys.pitch"],
  ["Shift ↑ ↓", "keys.octave"],
  ["Alt ← →", "keys.move"],
  ["Alt Shift ← →", "keys.length"],
  ["+ −", "keys.velocity"],
  ["i", "keys.put"],
  ["Delete", "keys.delete"],
  ["Ctrl Z", "keys.undo"],
  ["Ctrl Shift Z", "keys.redo"],
  ["z  Shift Z", "keys.zoom"],
  ["x", "keys.exchange"],
  ["?", "keys.help"],
] as const;

export function KeyList() {
  return (
    <dl class="keys">
      {kKeys.map(([key, word]) => (
        <div key={word}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(word)}</dd>
        </div>
      ))}
    </dl>
  );
}
