// Draws a scene into the picture that the server sent: the same elements, classes and lengths (ExploreDrawing.cs, ExploreEdge).
import { select, type Selection } from "d3-selection";
import type { Item } from "./graph";
import { classOf, markOf } from "./marks";
import type { Point } from "./placement";
import { isStart, type Edge, type Scene } from "./scene";
import type { State } from "./state";
import { nameOf, sentenceOf } from "./words";

const beside = 13;
const nameWidth = 230;
const near = 60;
/** With more nodes than this, rims around names, names that move and nodes that make room cost more frames than they are worth. */
export const many = 300;

/** What was not there before the last change of the day, and what is there no longer, but still shown as such. */
export interface Change {
  appeared: ReadonlySet<string>;
  ended: { items: Item[]; edges: Edge[] };
}

export const noChange: Change = { appeared: new Set(), ended: { items: [], edges: [] } };

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
  readonly #told = new Map<string, number>();
  readonly #measure = document.createElement("canvas").getContext("2d")!;

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
    for (const [id, group] of this.#groups) {
      group.classList.toggle("chosen", id === chosen);
      setIfNew(group.firstElementChild!, "tabindex", id === stop ? "0" : "-1");
    }
  }

  render(scene: Scene, state: State, change: Change): void {
    const ended = new Set(change.ended.items.map(({ id }) => id));
    const items = [...scene.items.values(), ...change.ended.items];
    for (const item of items) this.#places.set(item.id, item.home);
    const nameById = (id: string): string => scene.items.get(id)?.name ?? change.ended.items.find((item) => item.id === id)?.name ?? id;
    this.#renderEdges([...scene.edges, ...change.ended.edges], change, nameById);
    const groups = this.#nodes
      .selectAll<SVGGElement, Item>(".item")
      .data(items, function (this: SVGGElement | HTMLElement, item) {
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
    this.#groups.clear();
    groups.each((item, i, all) => {
      const [group, isOver] = [all[i]!, ended.has(item.id)];
      this.#groups.set(item.id, group);
      setIfNew(group, "class", `item${isOver ? " ends" : change.appeared.has(item.id) ? " appears" : ""}${state.pinned.has(item.id) ? " pinned" : ""}`);
      setIfNew(group, "transform", `translate(${item.home.x},${item.home.y})`);
      setIfNew(group, "aria-hidden", isOver ? "true" : null);
      setIfNew(group.firstElementChild!, "href", isOver ? null : (group.firstElementChild!.getAttribute("href") ?? `/explore?id=${encodeURIComponent(item.id)}`));
      this.#renderItem(group, item, isStart(item, state));
    });
    this.svg.classList.toggle("many", items.length > many);
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

  #renderEdges(edges: Edge[], change: Change, nameById: (id: string) => string): void {
    const ended = new Set(change.ended.edges);
    const paths = this.#edges
      .selectAll<SVGPathElement, Edge>("path")
      .data(edges, ({ key }) => key)
      .join((enter) => {
        const path = enter.append("path");
        path.append("title");
        return path;
      })
      .each((edge, i, all) => {
        const path = all[i]!;
        setIfNew(path, "class", ended.has(edge) ? "ends" : change.appeared.has(edge.key) ? "appears" : null);
        setIfNew(path, "stroke-dasharray", edge.over || ended.has(edge) ? "4 3" : null);
        setIfNew(path, "d", this.#pathOf(edge));
      });
    paths.filter((edge) => this.#told.get(edge.key) !== edge.links.length).each((edge, i, all) => {
      this.#told.set(edge.key, edge.links.length);
      all[i]!.firstElementChild!.textContent = edge.links.map((link) => sentenceOf(link, nameById)).join("; ");
    });
    this.#edgesOf.clear();
    paths.each((edge, i, all) => {
      for (const id of [edge.from.id, edge.to.id]) {
        const known = this.#edgesOf.get(id);
        if (known) known.push({ path: all[i]!, edge });
        else this.#edgesOf.set(id, [{ path: all[i]!, edge }]);
      }
    });
  }

  #renderItem(group: SVGGElement, item: Item, start: boolean): void {
    const drawn = `${item.missing} ${start}`;
    if (this.#drawn.get(group) === drawn) return;
    this.#drawn.set(group, drawn);
    const link = group.querySelector("a")!;
    link.querySelector("title")!.textContent = nameOf(item);
    link.querySelector("path")!.setAttribute("transform", start ? "scale(1.5)" : "");
    const name = link.querySelector("text:not(.more)")!;
    const side = item.cell.side;
    set(name, side === 0 ? [0, 27, "middle"] : side < 0 ? [-beside, 4, "end"] : [beside, 4, ""]);
    name.textContent = this.#fit(item.name, start ? 190 : nameWidth);
    if (start) {
      name.setAttribute("font-size", "14");
      name.setAttribute("font-weight", "bold");
    }

    let more = link.querySelector("text.more");
    if (item.missing === 0) {
      more?.remove();
      return;
    }

    if (!more) {
      more = document.createElementNS(group.namespaceURI!, "text");
      more.setAttribute("class", "more p-accent");
      link.append(more);
    }

    set(more, side === 0 ? [0, -15, "middle"] : side < 0 ? [beside, 4, ""] : [-beside, 4, "end"]);
    more.textContent = `+${item.missing}`;
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
