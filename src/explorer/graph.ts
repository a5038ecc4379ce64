// All that answers hold, each node at its place, as ExploreGraph.cs on the server has it.
import type { AnsweredNode, Link, Part, Spell } from "./answer";
import { groupBy } from "./grouping";
import { orderOf } from "./marks";
import { Placement, placeOf, type Cell, type Point } from "./placement";
import type { State } from "./state";

export interface Item {
  id: string;
  label: string;
  name: string;
  cell: Cell;
  /** Where it stands when nobody drags anything. */
  home: Point;
  /** How many relationships it has on any day that are not here. */
  missing: number;
  /** How many are. */
  known: number;
  /** On which days it may be there. */
  spells: readonly Spell[];
}

export class Graph {
  readonly nodes = new Map<string, AnsweredNode>();
  readonly links = new Map<string, Link>();
  readonly #placement = new Placement();

  /** @param start What the page began with: what is around nodes, or a list of paths. */
  constructor(start: Part | Part[], state: State, steps: readonly { id: string; part: Part }[]) {
    if (Array.isArray(start)) this.#addPaths(start, state.to!);
    else this.#addAround(start);
    for (const { id, part } of steps) this.#addStep(part, id);
  }

  items(pinned: ReadonlyMap<string, Point>): Item[] {
    const known = new Map<string, number>();
    for (const { from, to } of this.links.values()) for (const id of [from, to]) known.set(id, (known.get(id) ?? 0) + 1);
    return [...this.nodes.values()].map(({ id, label, name, degree, spells }) => {
      const cell = this.#placement.cells.get(id)!;
      const here = known.get(id) ?? 0;
      return { id, label, name, cell, home: pinned.get(id) ?? placeOf(cell), known: here, missing: Math.max(0, (degree ?? 0) - here), spells };
    });
  }

  #addAround(part: Part): void {
    this.#addLinks(part);
    const neighbours = new Map<string, Set<string>>(part.nodes.map(({ id }) => [id, new Set()]));
    for (const { from, to } of part.relationships) {
      neighbours.get(from)?.add(to);
      neighbours.get(to)?.add(from);
    }

    for (const [distance, ring] of [...groupBy(part.nodes, (node) => node.distance!)].sort(([one], [other]) => one - other)) {
      ring.sort(compare);
      const ids = ring.map(({ id }) => id);
      if (distance === 0) this.#placement.start(ids);
      else if (distance === 1) this.#placement.surround(ids);
      for (const node of ring) {
        if (distance > 1) this.#placement.putBeyond(node.id, [...this.nodes.keys()].find((other) => neighbours.get(node.id)!.has(other))!);
        this.nodes.set(node.id, node);
      }
    }
  }

  #addPaths(paths: readonly Part[], to: string): void {
    const steps = new Map<string, { node: AnsweredNode; step: number }>();
    for (const path of paths) {
      path.nodes.forEach((node, step) => {
        const before = steps.get(node.id);
        if (!before) steps.set(node.id, { node, step });
        else if (step < before.step) Object.assign(before, { node, step });
      });
      this.#addLinks(path);
    }

    const end = steps.get(to);
    if (end) end.step = Math.max(0, ...[...steps.values()].filter((each) => each !== end).map(({ step }) => step)) + 1;
    for (const [step, column] of [...groupBy(steps.values(), (each) => each.step)].sort(([one], [other]) => one - other)) {
      const ids = column.map(({ node }) => node.id);
      if (step === 0) this.#placement.start(ids);
      else this.#placement.putColumn(ids, step - 1);
      for (const { node } of column) this.nodes.set(node.id, node);
    }
  }

  #addStep(part: Part, from: string): void {
    this.#addLinks(part);
    for (const node of part.nodes) {
      const before = this.nodes.get(node.id);
      if (before && before.degree === undefined && node.degree !== undefined) this.nodes.set(node.id, { ...before, degree: node.degree });
    }

    if (!this.nodes.has(from)) {
      this.#placement.putInMiddle(from);
      this.nodes.set(from, part.nodes.find(({ id }) => id === from)!);
    }

    for (const node of part.nodes.filter(({ id }) => !this.nodes.has(id)).sort(compare)) {
      this.#placement.putBeyond(node.id, from);
      this.nodes.set(node.id, node);
    }
  }

  #addLinks(part: Part): void {
    for (const link of part.relationships) if (!this.links.has(link.id)) this.links.set(link.id, link);
  }
}

// By kind, then from when it is there, then by name: texts by their UTF-16 code units, as the server compares them.
function compare(one: AnsweredNode, other: AnsweredNode): number {
  return orderOf(one.label) - orderOf(other.label) || order(firstDay(one), firstDay(other)) || order(one.name, other.name) || order(one.id, other.id);
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const firstDay = ({ spells }: AnsweredNode): string => spells[0]?.from ?? "~";
