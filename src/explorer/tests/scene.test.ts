import { expect, test } from "vitest";
import type { AnsweredNode, Link, Spell } from "../answer";
import { Graph } from "../graph";
import { Held } from "../held";
import { nextOf } from "../keys";
import { Scene } from "../scene";
import { read } from "../state";

const node = (id: string, distance: number, degree = 1): AnsweredNode => ({ id, label: "Agreement", name: id, distance, degree, spells: [{ from: null, to: null }] });

const link = (from: string, to: string, spells: Spell[]): Link => ({ id: `${from}/PARTY_TO/${to}`, type: "PARTY_TO", from, to, spells, properties: [], unverified: false, citations: [] });

// a has three treaties: one of the nineties, one since 2000 that b has as well, one that nothing is known of.
const start = {
  nodes: [node("a", 0, 5), node("old", 1), node("new", 1, 2), node("undated", 1)],
  relationships: [link("a", "old", [{ from: "1990-01-01", to: "1999-12-31" }]), link("a", "new", [{ from: "2000-01-01", to: null }]), link("a", "undated", [{ from: null, to: null }])],
};
const step = { nodes: [node("new", 0, 2), node("b", 1)], relationships: [start.relationships[1]!, link("b", "new", [{ from: "2000-01-01", to: null }])] };

const sceneOf = (address: string): Scene => {
  const state = read(new URLSearchParams(address));
  return new Scene(new Held(new Graph(start, state, state.expansions.map(({ id }) => ({ id, part: step }))), state, "2026-01-01"), state.asOf);
};

const shown = (address: string): string[] => [...sceneOf(address).items.keys()].sort();

test.each([
  ["id=a", ["a", "new", "old", "undated"]],
  ["id=a&asOf=1995-06-01", ["a", "old", "undated"]],
  ["id=a&asOf=1999-12-31", ["a", "old", "undated"]],
  ["id=a&asOf=2000-01-01", ["a", "new", "undated"]],
  ["id=a&expand=new", ["a", "b", "new", "old", "undated"]],
  // What hangs on nothing else goes with it.
  ["id=a&expand=new&hide=new", ["a", "old", "undated"]],
  ["id=a&expand=new&asOf=1995-06-01", ["a", "old", "undated"]],
])("%s shows what may be there", (address, expected) => expect(shown(address)).toEqual(expected));

test("what has ended is over, and what an answer lacks is left out", () => {
  const scene = sceneOf("id=a");
  expect(scene.held.edges.filter(({ over }) => over).map(({ to }) => to.id)).toEqual(["old"]);
  expect([...scene.left!].sort()).toEqual([["a", 2], ["new", 1], ["old", 0], ["undated", 0]]);
});

test("on a day as much is left out as the server counts of that day beyond what may be there, hidden or shown", () => {
  const scene = sceneOf("id=a&asOf=1995-06-01&hide=undated");
  expect(scene.left).toBeNull();
  scene.count(new Map([["a", 4], ["old", 1], ["new", 7]]));
  expect([...scene.left!].sort()).toEqual([["a", 2], ["old", 0]]);
});

test("of the nodes and the lines that are held each is shown or not, whichever day was shown before", () => {
  const { held } = sceneOf("id=a&expand=new");
  const on = (asOf: string | null): string[] => held.edges.filter((_, i) => new Scene(held, asOf).shown.edges[i] === 1).map(({ from, to }) => `${from.id}-${to.id}`);
  expect([on("1995-06-01"), on("2000-01-01"), on(null)]).toEqual([["a-old", "a-undated"], ["a-new", "a-undated", "b-new"], ["a-old", "a-new", "a-undated", "b-new"]]);
});

test("arrows lead along relationships, up and down among what hangs on the same node, and stop at the end", () => {
  const scene = sceneOf("id=a&expand=new");
  const walk = (from: string, arrow: "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown") => nextOf(scene, scene.items.get(from)!, arrow)?.id ?? null;
  const [right, left] = [[...scene.items.values()].filter(({ cell }) => cell.side === 1 && cell.column === 0).map(({ id }) => id), [...scene.items.values()].filter(({ cell }) => cell.side === -1).map(({ id }) => id)];
  expect(right).toContain(walk("a", "ArrowRight"));
  expect(left[0]).toBe(walk("a", "ArrowLeft"));
  expect([walk(right[0]!, "ArrowDown"), walk(right[1]!, "ArrowUp")]).toEqual([right[1], right[0]]);
  expect(walk("new", "ArrowRight")).toBe("b");
  expect([walk("b", "ArrowRight"), walk("b", "ArrowLeft")]).toEqual([null, "new"]);
});
