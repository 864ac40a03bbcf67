// Which screen is shown: the part of the address after #, as #/compare/7/8.
import { signal } from "@preact/signals";

export type Screen = "studio" | "library" | "compare" | "keyboard" | "listening" | "settings";
export const kScreens: readonly Screen[] = ["studio", "library", "compare", "keyboard", "listening", "settings"];

export interface Route {
  screen: Screen;
  rest: string[];
}

function read(): Route {
  const [screen = "studio", ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  return kScreens.includes(screen as Screen) ? { screen: screen as Screen, rest } : { screen: "studio", rest: [] };
}

export const route = signal<Route>({ screen: "studio", rest: [] });

export function go(screen: Screen, ...rest: (string | number)[]): void {
  location.hash = ["#", screen, ...rest].join("/");
}

export function start_router(): void {
  route.value = read();
  window.addEventListener("hashchange", () => {
    route.value = read();
  });
}
