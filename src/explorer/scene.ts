// What of a graph is shown: on the chosen day, without what is hidden and what hangs on nothing else, as ExploreScene.cs on the server has it.
import { isThere, type Link } from "./answer";
import type { Item } from "./graph";
import type { Held } from "./held";

export class Scene {
  readonly held: Held;
  readonly items: ReadonlyMap<string, Item>;
  readonly links: readonly Link[];
  /** One for each of the nodes and of the lines that are held: 1 where it is shown. */
  readonly shown: { readonly items: Uint8Array; readonly edges: Uint8Array };
  readonly #asOf: string | null;
  #left: ReadonlyMap<string, number> | null;
  #neighbours: ReadonlyMap<string, readonly Item[]> | null = null;

  constructor(held: Held, asOf: string | null) {
    const there = held.on(asOf);
    this.held = held;
    this.shown = there;
    this.items = new Map(held.items.filter((_, i) => there.items[i] === 1).map((item) => [item.id, item]));
    this.links = held.links.filter((_, i) => there.links[i] === 1);
    this.#asOf = asOf;
    this.#left = asOf === null ? new Map([...this.items.values()].map(({ id, missing }) => [id, missing])) : null;
  }

  /** How many relationships of each node that are there on the day are not shown; null where nobody has counted. */
  get left(): ReadonlyMap<string, number> | null {
    return this.#left;
  }

  /** @param degrees How many relationships nodes have on the day, as far as the server has told. */
  count(degrees: ReadonlyMap<string, number>): void {
    const day = this.#asOf!;
    // What somebody has hidden is not left out.
    const known = new Map<string, number>();
    for (const { from, to, spells } of this.held.graph.links.values()) if (isThere(spells, day)) for (const id of [from, to]) known.set(id, (known.get(id) ?? 0) + 1);
    this.#left = new Map([...this.items.values()].map(({ id, spells }) => [id, isThere(spells, day) ? Math.max(0, (degrees.get(id) ?? 0) - (known.get(id) ?? 0)) : 0]));
  }

  /** The keys of the lines that are shown. */
  get keys(): ReadonlySet<string> {
    return new Set(this.held.edges.filter((_, i) => this.shown.edges[i] === 1).map(({ key }) => key));
  }

  /** What each node is linked to by what is shown, each once. */
  get neighbours(): ReadonlyMap<string, readonly Item[]> {
    if (this.#neighbours) return this.#neighbours;
    const neighbours = new Map<string, Item[]>([...this.items.keys()].map((id) => [id, []]));
    this.held.edges.forEach(({ from, to }, i) => {
      if (this.shown.edges[i] === 0) return;
      neighbours.get(from.id)!.push(to);
      neighbours.get(to.id)!.push(from);
    });
    return (this.#neighbours = neighbours);
  }
}
