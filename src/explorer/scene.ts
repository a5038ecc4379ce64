// What of a graph is shown: on the chosen day, without what is hidden and what hangs on nothing else, as ExploreScene.cs on the server has it.
import { isThere, type Link } from "./answer";
import type { Graph, Item } from "./graph";
import { groupBy } from "./grouping";
import type { State } from "./state";

/** One line for each two nodes, however many relationships link them. */
export interface Edge {
  key: string;
  from: Item;
  to: Item;
  links: Link[];
  /** Whether all that it stands for has ended, where no day is chosen. */
  over: boolean;
}

export interface Scene {
  items: Map<string, Item>;
  links: Link[];
  edges: Edge[];
  /** All relationships without those of hidden nodes, on whatever day. */
  held: Link[];
  neighbours: Map<string, Item[]>;
}

export function sceneOf(graph: Graph, state: State, today: string): Scene {
  const all = graph.items(state.pinned);
  const hidden = new Set(state.hidden);
  const held = [...graph.links.values()].filter(({ from, to }) => !hidden.has(from) && !hidden.has(to) && all.has(from) && all.has(to));
  const { asOf } = state;
  const there = asOf === null ? held : held.filter(({ spells }) => isThere(spells, asOf));
  const reached = reach(there, [...all.values()].filter((item) => !hidden.has(item.id) && isRoot(item, state)).map(({ id }) => id));
  const items = new Map([...all].filter(([id]) => reached.has(id)));
  const links = there.filter(({ from }) => reached.has(from));
  const edges = [...groupBy(links, ({ from, to }) => (from < to ? `${from}\n${to}` : `${to}\n${from}`))].map(([key, pair]) => ({
    key,
    from: items.get(pair[0]!.from)!,
    to: items.get(pair[0]!.to)!,
    links: pair,
    over: asOf === null && pair.every((link) => isOver(link, today)),
  }));
  const neighbours = new Map<string, Item[]>([...items.keys()].map((id) => [id, []]));
  for (const { from, to } of edges) {
    neighbours.get(from.id)!.push(to);
    neighbours.get(to.id)!.push(from);
  }

  return { items, links, edges, held, neighbours };
}

export const isStart = ({ id }: { id: string }, state: State): boolean => state.ids.includes(id) || state.to === id;

const isRoot = (item: Item, state: State): boolean => item.cell.side === 0 || isStart(item, state);

const isOver = ({ spells }: Link, today: string): boolean => (spells.at(-1)?.to ?? today) < today;

function reach(links: readonly Link[], roots: readonly string[]): Set<string> {
  const ends = links.flatMap(({ from, to }) => [{ at: from, other: to }, { at: to, other: from }]);
  const neighbours = groupBy(ends, ({ at }) => at);
  const reached = new Set(roots);
  for (const id of reached) for (const { other } of neighbours.get(id) ?? []) reached.add(other);
  return reached;
}
