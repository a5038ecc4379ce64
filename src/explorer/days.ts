// The day: the field of the form, a slider beside it, and a button that plays. Each step is a month; playing goes by years.
import { button, element } from "./elements";
import type { Held } from "./held";
import type { Store } from "./store";
import { dateOf } from "./words";

const monthsOfYear = 12;
const millisecondsOfYear = 900;

export const monthOf = (day: string): number => Number(day.slice(0, 4)) * monthsOfYear + Number(day.slice(5, 7)) - 1;

export const firstDayOf = (month: number): string => `${String(Math.floor(month / monthsOfYear)).padStart(4, "0")}-${String((month % monthsOfYear) + 1).padStart(2, "0")}-01`;

/** After so many milliseconds the slider rests. Where days follow each other slowly because the machine is slow, what waits for its rest must not make it slower. */
export const restAfter = (gap: number): number => (gap < 400 ? Math.max(150, 3 * gap) : 150);

export class Days {
  readonly element: HTMLElement;
  readonly #slider = element("input", { type: "range", step: "1", "aria-label": "Day", input: () => this.#slide() });
  readonly #shown = element("output", {});
  readonly #play = button("▶ Play", () => this.#toggle(), { "aria-pressed": "false" });
  readonly #any = button("Any day", () => this.#choose(null));
  readonly #field: HTMLInputElement;
  readonly #store: Store;
  #timer: number | undefined;

  constructor(field: HTMLInputElement, store: Store, today: string) {
    this.#field = field;
    this.#store = store;
    this.#slider.max = `${monthOf(today) + 1}`;
    this.element = element("div", { class: "days", role: "group", "aria-label": "The day of the picture" }, this.#play, this.#slider, this.#shown, this.#any);
    field.addEventListener("change", () => this.#choose(field.value === "" ? null : field.value));
    store.listen(() => this.#show());
  }

  /** From the first day on which anything is known to begin. */
  show({ links }: Held): void {
    const begins = links.flatMap(({ spells }) => spells.flatMap(({ from }) => (from === null ? [] : [monthOf(from)])));
    this.#slider.min = `${Math.min(Number(this.#slider.max) - monthsOfYear, ...begins) - monthsOfYear}`;
    this.#show();
  }

  #show(): void {
    const { asOf } = this.#store.state;
    this.#field.value = asOf ?? "";
    this.#slider.value = asOf === null ? this.#slider.max : `${monthOf(asOf)}`;
    const text = asOf === null ? "any day, past and present" : dateOf(asOf);
    this.#shown.value = text;
    this.#slider.setAttribute("aria-valuetext", text);
    this.#any.setAttribute("aria-pressed", `${asOf === null}`);
  }

  #slide(): void {
    this.#stop();
    this.#store.set({ ...this.#store.state, asOf: firstDayOf(Number(this.#slider.value)) }, false);
  }

  #choose(asOf: string | null): void {
    this.#stop();
    // Of a year that is still being typed.
    if (asOf !== null && asOf < "0100") return;
    this.#store.set({ ...this.#store.state, asOf }, false);
  }

  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    const last = Number(this.#slider.max);
    const now = Number(this.#slider.value);
    this.#step(now >= last - 1 ? Number(this.#slider.min) : now);
    this.#timer = window.setInterval(() => {
      const next = Number(this.#slider.value) + monthsOfYear;
      this.#step(Math.min(next, last));
      if (next >= last) this.#stop();
    }, millisecondsOfYear);
    this.#play.textContent = "⏸ Pause";
    this.#play.setAttribute("aria-pressed", "true");
  }

  #step(month: number): void {
    this.#store.set({ ...this.#store.state, asOf: firstDayOf(month) }, false);
  }

  #stop(): void {
    window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = "▶ Play";
    this.#play.setAttribute("aria-pressed", "false");
  }
}
