// Draws a scene into the picture that the server sent: the same elements, classes and lengths (ExploreDrawing.cs, ExploreEdge).
import { select, type Selection } from "d3-selection";
import type { Item } from "./graph";
import { classOf, markOf } from "./marks";
import type { Edge, Held } from "./held";
import type { Point } from "./placement";
import type { Scene } from "./scene";
import { isStart, type State } from "./state";
import { nameOf, sentenceOf } from "./words";

const beside = 13;
const nameWidth = 230;
const near = 60;
/** With more nodes than this, rims around names, names that move and nodes that make room cost more frames than they are worth. */
export const many = 300;

// How something stands on the chosen day: not there, there, there since the last change of the day, or there no longer but still shown as such.
const [gone, there, appears, ends] = [0, 1, 2, 3];
const classes = ["gone", "", "appears", "ends"];

/** How many nodes have come and gone by the last change of the day. */
export interface Change {
  appeared: number;
  ended: number;
}

type Group<D> = Selection<SVGGElement, D, SVGGElement, unknown>;

export class Drawing {
  readonly svg: SVGSVGElement;
  /** What zooming moves. */
  readonly view: SVGGElement;
  readonly #edges: Selection<SVGGElement, unknown, null, undefined>;
  readonly #nodes: Selection<SVGGElement, unknown, null, undefined>;
  readonly #groups = new Map<string, SVGGElement>();
  readonly #drawn = new WeakMap<SVGGElement, string>();
  readonly #places = new Map<string, Point>();
  readonly #edgesOf = new Map<string, { path: SVGPathElement; edge: Edge }[]>();
  readonly #measure = document.createElement("canvas").getContext("2d")!;
  #held: Held | null = null;
  /** The elements of what is held, by its places there, and how each stands. */
  #items: { elements: SVGGElement[]; states: Uint8Array } = { elements: [], states: new Uint8Array() };
  #lines: { elements: SVGPathElement[]; states: Uint8Array } = { elements: [], states: new Uint8Array() };
  #chosen: string | null = null;
  #stop: string | null = null;

  constructor(svg: SVGSVGElement) {
    this.svg = svg;
    const graph = svg.querySelector<SVGGElement>(".graph")!;
    graph.removeAttribute("transform");
    this.view = document.createElementNS(graph.namespaceURI!, "g") as SVGGElement;
    graph.replaceWith(this.view);
    this.view.append(graph);
    svg.removeAttribute("viewBox");
    svg.classList.add("live");
    this.#edges = select(graph.querySelector<SVGGElement>(".edges")!);
    this.#nodes = select(graph.querySelector<SVGGElement>(".nodes")!);
    // The server's lines have no keys.
    this.#edges.selectAll("*").remove();
    // What a line stands for is told to whoever points at it: thousands of titles that nobody reads cost more than the lines.
    svg.addEventListener("pointerover", ({ target }) => target instanceof SVGPathElement && this.#tell(target));
    this.#measure.font = `12px ${getComputedStyle(svg).fontFamily}`;
  }

  /** The link of a node, which has the focus where the node has it. */
  linkOf(id: string): SVGAElement | null {
    return this.#groups.get(id)?.querySelector<SVGAElement>("a[href]") ?? null;
  }

  /** Tells where the link of each node leads without this script. */
  link(scene: Scene, hrefOf: (item: Item) => string): void {
    for (const item of scene.items.values()) this.linkOf(item.id)?.setAttribute("href", hrefOf(item));
  }

  /** Lets the Tab key stop at one node alone, and marks the one whose facts are shown. */
  mark(chosen: string | null, stop: string | null): void {
    for (const [id, isChosen] of [[this.#chosen, false], [chosen, true]] as const) if (id !== null) this.#groups.get(id)?.classList.toggle("chosen", isChosen);
    for (const [id, index] of [[this.#stop, "-1"], [stop, "0"]] as const) if (id !== null) this.linkOf(id)?.setAttribute("tabindex", index);
    [this.#chosen, this.#stop] = [chosen, stop];
  }

  /**
   * Draws all that is held, where that is other than before, and of it shows what is there on the day.
   *
   * @param before What was shown before; null at first.
   * @param dated Whether the day alone has changed: what has ended is shown as such until the next change; what was hidden or undone is gone.
   */
  render(scene: Scene, state: State, before: Scene | null, dated: boolean): Change {
    const { held, shown } = scene;
    if (held !== this.#held) this.#draw(held, state);
    this.#held = held;
    const same = before?.held === held;
    const wasItem = before && !same ? (i: number) => before.items.has(held.items[i]!.id) : (i: number) => !before || before.shown.items[i] === 1;
    const keys = before && !same ? before.keys : null;
    const wasEdge = keys ? (i: number) => keys.has(held.edges[i]!.key) : (i: number) => !before || before.shown.edges[i] === 1;
    const change = this.#date(this.#items, shown.items, wasItem, dated && same);
    this.#date(this.#lines, shown.edges, wasEdge, dated && same);
    this.svg.classList.toggle("dated", state.asOf !== null);
    this.svg.classList.toggle("many", scene.items.size > many);
    return change;
  }

  /** Says at each node how much of it is left out on the day, or nothing where that is not known yet. */
  count(scene: Scene): void {
    this.svg.classList.toggle("uncounted", scene.left === null);
    if (scene.left === null) return;
    for (const item of scene.items.values()) this.#countItem(this.#groups.get(item.id)!, item, scene.left.get(item.id) ?? 0);
  }

  /** Shows nodes at other places for as long as somebody drags. */
  move(places: Iterable<readonly [string, Point]>): void {
    const edges = new Map<SVGPathElement, Edge>();
    for (const [id, place] of places) {
      this.#places.set(id, place);
      this.#groups.get(id)?.setAttribute("transform", `translate(${place.x},${place.y})`);
      for (const { path, edge } of this.#edgesOf.get(id) ?? []) edges.set(path, edge);
    }

    for (const [path, edge] of edges) path.setAttribute("d", this.#pathOf(edge));
  }

  #date<E extends Element>({ elements, states }: { elements: E[]; states: Uint8Array }, shown: Uint8Array, was: (i: number) => boolean, dated: boolean): Change {
    const change = { appeared: 0, ended: 0 };
    for (let i = 0; i < states.length; i++) {
      const now = shown[i] === 1 ? (was(i) ? there : appears) : dated && was(i) ? ends : gone;
      if (now === appears) change.appeared++;
      else if (now === ends) change.ended++;
      const last = states[i]!;
      if (last === now) continue;
      states[i] = now;
      const { classList } = elements[i]!;
      if (classes[last]) classList.remove(classes[last]!);
      if (classes[now]) classList.add(classes[now]!);
      setIfNew(elements[i]!, "aria-hidden", now === ends ? "true" : null);
    }

    return change;
  }

  #draw(held: Held, state: State): void {
    for (const { id, home } of held.items) this.#places.set(id, home);
    const paths = this.#edges
      .selectAll<SVGPathElement, Edge>("path")
      .data(held.edges, ({ key }) => key)
      .join("path")
      .each((edge, i, all) => {
        setIfNew(all[i]!, "class", edge.over ? "over" : "");
        setIfNew(all[i]!, "d", this.#pathOf(edge));
      });
    this.#lines = { elements: paths.nodes(), states: new Uint8Array(held.edges.length).fill(there) };
    this.#edgesOf.clear();
    paths.each((edge, i, all) => {
      for (const id of [edge.from.id, edge.to.id]) {
        const known = this.#edgesOf.get(id);
        if (known) known.push({ path: all[i]!, edge });
        else this.#edgesOf.set(id, [{ path: all[i]!, edge }]);
      }
    });
    const groups = this.#nodes
      .selectAll<SVGGElement, Item>(".item")
      .data(held.items, function (this: SVGGElement | HTMLElement, item) {
        // What the server drew has its id as an attribute.
        return item?.id ?? (this as SVGGElement).dataset["id"]!;
      })
      .join((enter) => {
        const group = enter.append("g").attr("data-id", ({ id }) => id);
        const link = group.append("a");
        link.append("title");
        link.append("path").attr("d", ({ label }) => markOf(label).path).attr("fill", ({ label }) => markOf(label).colour).attr("class", ({ label }) => classOf(label));
        link.append("text").attr("class", "called");
        return group;
      }) as Group<Item>;
    this.#items = { elements: groups.nodes(), states: new Uint8Array(held.items.length).fill(there) };
    this.#groups.clear();
    groups.each((item, i, all) => {
      const group = all[i]!;
      const link = group.firstElementChild!;
      this.#groups.set(item.id, group);
      setIfNew(group, "class", `item${item.id === this.#chosen ? " chosen" : ""}${state.pinned.has(item.id) ? " pinned" : ""}`);
      setIfNew(group, "transform", `translate(${item.home.x},${item.home.y})`);
      setIfNew(group, "aria-hidden", null);
      setIfNew(link, "tabindex", item.id === this.#stop ? "0" : "-1");
      setIfNew(link, "href", link.getAttribute("href") ?? `/explore?id=${encodeURIComponent(item.id)}`);
      this.#drawItem(group, item, isStart(item, state));
    });
  }

  #drawItem(group: SVGGElement, item: Item, start: boolean): void {
    const drawn = `${start} ${item.cell.side}`;
    if (this.#drawn.get(group) === drawn) return;
    this.#drawn.set(group, drawn);
    const link = group.querySelector("a")!;
    link.querySelector("path")!.setAttribute("transform", start ? "scale(1.5)" : "");
    const name = link.querySelector("text:not(.more)")!;
    name.setAttribute("class", "called");
    const side = item.cell.side;
    set(name, side === 0 ? [0, 27, "middle"] : side < 0 ? [-beside, 4, "end"] : [beside, 4, ""]);
    name.textContent = this.#fit(item.name, start ? 190 : nameWidth);
    if (start) {
      name.setAttribute("font-size", "14");
      name.setAttribute("font-weight", "bold");
    }
  }

  #countItem(group: SVGGElement, item: Item, left: number): void {
    const link = group.firstElementChild!;
    const title = nameOf(item, left);
    if (link.firstElementChild!.textContent === title) return;
    link.firstElementChild!.textContent = title;
    let more = link.querySelector("text.more");
    if (left === 0) {
      more?.remove();
      return;
    }

    if (!more) {
      more = document.createElementNS(group.namespaceURI!, "text");
      more.setAttribute("class", "more p-accent");
      link.append(more);
    }

    const side = item.cell.side;
    set(more, side === 0 ? [0, -15, "middle"] : side < 0 ? [beside, 4, ""] : [-beside, 4, "end"]);
    more.textContent = `+${left}`;
  }

  #tell(path: SVGPathElement): void {
    const edge = select<SVGPathElement, Edge | Item>(path).datum();
    if (!edge || !("links" in edge)) return;
    const title = path.querySelector("title") ?? path.appendChild(document.createElementNS(path.namespaceURI!, "title"));
    title.textContent = edge.links.map((link) => sentenceOf(link, (id) => (edge.from.id === id ? edge.from : edge.to).name)).join("; ");
  }

  #pathOf({ from, to }: Edge): string {
    const [one, other] = [this.#places.get(from.id)!, this.#places.get(to.id)!];
    const middle = Math.abs(other.x - one.x) >= near ? Math.trunc((one.x + other.x) / 2) : Math.min(one.x, other.x) - near * Math.sign(one.x + other.x);
    return `M${one.x} ${one.y}C${middle} ${one.y} ${middle} ${other.y} ${other.x} ${other.y}`;
  }

  #fit(text: string, width: number): string {
    if (this.#measure.measureText(text).width <= width) return text;
    const signs = [...text];
    let [some, many] = [0, signs.length];
    while (some < many) {
      const middle = (some + many + 1) >> 1;
      if (this.#measure.measureText(signs.slice(0, middle).join("") + "…").width <= width) some = middle;
      else many = middle - 1;
    }

    return signs.slice(0, some).join("").trimEnd() + "…";
  }
}

function setIfNew(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function set(text: Element, [x, y, anchor]: readonly [number, number, string]): void {
  text.setAttribute("x", `${x}`);
  text.setAttribute("y", `${y}`);
  if (anchor === "") text.removeAttribute("text-anchor");
  else text.setAttribute("text-anchor", anchor);
}
