// The two canvases of a piano roll in their scrolling box: notes below; selection, locks and position above. Only what
// is seen is painted, so that an hour of music scrolls as a minute does.
import { read_colours } from "./roll_colours";
import type { Colours } from "./roll_colours";
import { kMaxScale, kMinScale, kVelocityLane, pitch_range, x_of_time, zoomed } from "./roll_geometry";
import type { View } from "./roll_geometry";
import { paint_overlay, paint_roll } from "./roll_painting";
import type { Overlay, RollPicture } from "./roll_painting";

const kRoom = 1.5;

export interface RollElements {
  box: HTMLElement;
  spacer: HTMLElement;
  window: HTMLElement;
  notes: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
}

export class RollView {
  view: View = { left: 0, scale: 60, width: 100, height: 100, lowest: 36, highest: 84 };
  #picture: RollPicture | null = null;
  #overlay: Overlay | null = null;
  #colours: Colours;
  #frame = 0;
  #overlay_frame = 0;
  #resize: ResizeObserver;
  #themes = matchMedia("(prefers-color-scheme: dark)");
  #marks: MutationObserver;

  constructor(readonly elements: RollElements) {
    this.#colours = read_colours(elements.box);
    this.#resize = new ResizeObserver(() => this.#measure());
    this.#resize.observe(elements.box);
    elements.box.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#themes.addEventListener("change", this.#recolour);
    this.#marks = new MutationObserver(this.#recolour);
    this.#marks.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    this.#measure();
  }

  destroy(): void {
    this.#resize.disconnect();
    this.#marks.disconnect();
    this.#themes.removeEventListener("change", this.#recolour);
    this.elements.box.removeEventListener("scroll", this.#scrolled);
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#overlay_frame);
  }

  #recolour = () => {
    this.#colours = read_colours(this.elements.box);
    this.#paint_soon();
    this.#overlay_soon();
  };

  #scrolled = () => {
    this.view = { ...this.view, left: this.elements.box.scrollLeft / this.view.scale };
    this.#paint_soon();
    this.#overlay_soon();
  };

  #measure(): void {
    const { box, spacer, window, notes, overlay } = this.elements;
    const width = Math.max(1, box.clientWidth);
    const height = Math.max(1, box.clientHeight);
    window.style.width = `${width}px`;
    const ratio = devicePixelRatio || 1;
    for (const canvas of [notes, overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      canvas.getContext("2d")!.setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    const lane = this.#picture && !this.#picture.with_velocities ? kVelocityLane : 0;
    this.view = { ...this.view, width, height: height + lane };
    spacer.style.width = `${Math.max(width, ((this.#picture?.end ?? 0) + kRoom) * this.view.scale)}px`;
    this.view.left = box.scrollLeft / this.view.scale;
    this.#paint_soon();
    this.#overlay_soon();
  }

  show(picture: RollPicture): void {
    const [lowest, highest] = pitch_range(picture.notes);
    const grew = picture.end !== this.#picture?.end || picture.with_velocities !== this.#picture?.with_velocities;
    this.#picture = picture;
    this.view = { ...this.view, lowest, highest };
    if (grew) this.#measure();
    this.#paint_soon();
  }

  show_overlay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.#overlay_soon();
  }

  /** Scrolls so that a time is seen. Returns whether it had to. */
  reveal(time: number, margin = 0.15): boolean {
    const { box } = this.elements;
    const x = x_of_time(this.view, time);
    if (x >= 0 && x <= this.view.width * (1 - margin)) return false;
    box.scrollLeft = Math.max(0, time * this.view.scale - this.view.width * margin);
    return true;
  }

  zoom(factor: number, x = this.view.width / 2): void {
    const next = zoomed(this.view, factor, x);
    this.view = next;
    this.#measure();
    this.elements.box.scrollLeft = next.left * next.scale;
    this.#scrolled();
  }

  /** The whole piece in the window. */
  fit(): void {
    const seconds = (this.#picture?.end ?? 10) + kRoom;
    const scale = Math.max(kMinScale, Math.min(kMaxScale, this.view.width / seconds));
    this.view = { ...this.view, scale };
    this.#measure();
    this.elements.box.scrollLeft = 0;
    this.#scrolled();
  }

  #paint_soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#picture) paint_roll(this.elements.notes.getContext("2d")!, this.view, this.#picture, this.#colours);
    });
  }

  #overlay_soon(): void {
    cancelAnimationFrame(this.#overlay_frame);
    this.#overlay_frame = requestAnimationFrame(() => {
      if (!this.#overlay) return;
      paint_overlay(this.elements.overlay.getContext("2d")!, this.view, this.#overlay, this.#colours);
    });
  }
}
