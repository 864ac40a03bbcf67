// The few pictures on buttons, drawn here so that nothing is loaded.
const kPaths = {
  play: "M7 4.5v15l12-7.5z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  stop: "M6 6h12v12H6z",
  start: "M6 5h2.5v14H6zM19 5v14L9 12z",
  loop: "M7 7h9.5V4.5L21 8.5l-4.5 4V10H9v3H7zM17 17H7.5v2.5L3 15.5l4.5-4V14H15v-3h2z",
  undo: "M10 5 4 10.5 10 16v-3.6c5 0 8 1.4 10 4.6-.6-5-3.600-8.500-10-8.700z",
  redo: "M14 5l6 5.500L14 16v-3.600c-5 0-8 1.400-10 4.600.600-5 3.600-8.500 10-8.700z",
  lock: "M7 10V8a5 5 0 0 1 10 0v2h1.500v10h-13V10zm2 0h6V8a3 3 0 0 0-6 0z",
  star: "M12 3.500l2.600 5.600 6.100.700-4.500 4.200 1.200 6-5.400-3-5.400 3 1.200-6L3.300 9.800l6.100-.700z",
  volume: "M4 9.500v5h3.500L12 19V5L7.500 9.500zM15 8.500a5 5 0 0 1 0 7l1.300 1.300a7 7 0 0 0 0-9.600z",
  close:
    "M6.400 5 12 10.600 17.600 5 19 6.400 13.400 12 19 17.600 17.600 19 12 13.400 6.400 19 5 17.600 10.600 12 5 6.400z",
  arrow: "M5 3l13 8-5.500 1.500L15 19l-2.500 1-2.500-6.500L6 17z",
  pencil: "M4 16.500V20h3.500L17.800 9.700l-3.500-3.500zM15.500 5l3.500 3.500L20.500 7 17 3.500z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  minus: "M5 11h14v2H5z",
  fit: "M3 6h2v12H3zM19 6h2v12h-2zM7 11h10v2H7z",
  trash: "M8 4h8v2h4v2H4V6h4zM6 9h12l-1 11H7z",
} as const;

export type IconName = keyof typeof kPaths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={kPaths[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
