// What of a graph is not hidden, whatever the day: from it what is there on a day is found within a frame, so that a reader can slide through the years.
import { isThere, type Link } from "./answer";
import type { Graph, Item } from "./graph";
import { groupBy } from "./grouping";
import { isStart, type State } from "./state";

/** One line for each two nodes, however many relationships link them. */
export interface Edge {
  key: string;
  from: Item;
  to: Item;
  links: Link[];
  /** Whether all that it stands for has ended by today. */
  over: boolean;
}

export class Held {
  readonly graph: Graph;
  /** Nodes are known by their place here, and so are relationships and lines. */
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly edges: readonly Edge[];
  readonly #roots: readonly number[];
  readonly #ends: Uint32Array;
  readonly #linksOfItem: readonly number[][];
  readonly #linksOfEdge: readonly number[][];

  constructor(graph: Graph, state: State, today: string) {
    this.graph = graph;
    const hidden = new Set(state.hidden);
    this.items = graph.items(state.pinned).filter(({ id }) => !hidden.has(id));
    const places = new Map(this.items.map(({ id }, i) => [id, i]));
    this.links = [...graph.links.values()].filter(({ from, to }) => places.has(from) && places.has(to));
    this.#ends = new Uint32Array(this.links.flatMap(({ from, to }) => [places.get(from)!, places.get(to)!]));
    this.#roots = [...this.items.keys()].filter((i) => this.items[i]!.cell.side === 0 || isStart(this.items[i]!, state));
    const linksOfItem: number[][] = this.items.map(() => []);
    for (let i = 0; i < this.#ends.length; i++) linksOfItem[this.#ends[i]!]!.push(i >> 1);
    this.#linksOfItem = linksOfItem;
    const pairs = groupBy(this.links.keys(), (i) => {
      const { from, to } = this.links[i]!;
      return from < to ? `${from}\n${to}` : `${to}\n${from}`;
    });
    this.#linksOfEdge = [...pairs.values()];
    this.edges = [...pairs].map(([key, pair]) => {
      const links = pair.map((i) => this.links[i]!);
      return { key, from: this.items[this.#ends[2 * pair[0]!]!]!, to: this.items[this.#ends[2 * pair[0]! + 1]!]!, links, over: links.every(({ spells }) => (spells.at(-1)?.to ?? today) < today) };
    });
  }

  /** Which nodes and which lines are there on a day, or on any: what may be there, and is linked to where the picture starts by what may be. */
  on(asOf: string | null): { items: Uint8Array; links: Uint8Array; edges: Uint8Array } {
    const links = new Uint8Array(this.links.length);
    for (let i = 0; i < links.length; i++) if (asOf === null || isThere(this.links[i]!.spells, asOf)) links[i] = 1;
    const items = new Uint8Array(this.items.length);
    const reached = [...this.#roots];
    for (const i of reached) items[i] = 1;
    // It grows while it is gone through.
    for (const i of reached)
      for (const link of this.#linksOfItem[i]!) {
        if (links[link] === 0) continue;
        const other = this.#ends[2 * link]! + this.#ends[2 * link + 1]! - i;
        if (items[other] === 1) continue;
        items[other] = 1;
        reached.push(other);
      }

    for (let i = 0; i < links.length; i++) if (items[this.#ends[2 * i]!] === 0) links[i] = 0;
    return { items, links, edges: Uint8Array.from(this.#linksOfEdge, (pair) => (pair.some((i) => links[i] === 1) ? 1 : 0)) };
  }
}
