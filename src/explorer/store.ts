// The one place where the state is: whoever shows some of it is told of each change, and so is the address.
import { write, type State } from "./state";

// Browsers refuse a page that changes its address too often.
const milliseconds = 200;

export class Store {
  #state: State;
  #chosen: string | null = null;
  #timer: number | undefined;
  readonly #before: State[] = [];
  readonly #listeners: ((state: State, before: State) => void)[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  /** The node whose facts are shown; in the address after the number sign. */
  get chosen(): string | null {
    return this.#chosen;
  }

  set chosen(id: string | null) {
    this.#chosen = id;
    this.#tellAddress();
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  listen(listener: (state: State, before: State) => void): void {
    this.#listeners.push(listener);
  }

  /** @param undoable Not for the steps of a slider: they would bury what a reader wants back. */
  set(state: State, undoable = true): void {
    if (undoable) this.#before.push(this.#state);
    this.#change(state);
  }

  undo(): void {
    const before = this.#before.pop();
    // The day is none of what is undone.
    if (before) this.#change({ ...before, asOf: this.#state.asOf });
  }

  #change(state: State): void {
    const before = this.#state;
    this.#state = state;
    this.#tellAddress();
    for (const listener of this.#listeners) listener(state, before);
  }

  #tellAddress(): void {
    this.#timer ??= window.setTimeout(() => {
      this.#timer = undefined;
      history.replaceState(null, "", location.pathname + write(this.#state) + (this.#chosen === null ? "" : `#${encodeURIComponent(this.#chosen).replace("%3A", ":")}`));
    }, milliseconds);
  }
}
