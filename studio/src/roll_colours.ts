// The colours of the style sheet, as a canvas needs them.
export interface Colours {
  background: string;
  black_row: string;
  line: string;
  bar_line: string;
  text: string;
  left: string;
  right: string;
  chosen: string;
  selection: string;
  lock: string;
  position: string;
  differs: string;
}

const kNames: Record<keyof Colours, string> = {
  background: "--roll",
  black_row: "--roll-black",
  line: "--roll-line",
  bar_line: "--roll-bar",
  text: "--muted",
  left: "--left-hand",
  right: "--right-hand",
  chosen: "--chosen",
  selection: "--selection",
  lock: "--lock",
  position: "--position",
  differs: "--differs",
};

export function read_colours(element: Element): Colours {
  const style = getComputedStyle(element);
  const entries = Object.entries(kNames).map(([name, property]) => [name, style.getPropertyValue(property)]);
  return Object.fromEntries(entries) as unknown as Colours;
}
