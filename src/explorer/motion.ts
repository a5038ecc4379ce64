// Zooming, and dragging: while somebody drags a node, those around make room and come back to their places.
import { drag } from "d3-drag";
import { forceCollide, forceLink, forceSimulation, forceX, forceY, type Simulation } from "d3-force";
import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform, type ZoomBehavior } from "d3-zoom";
import "d3-transition";
import { many, type Drawing } from "./drawing";
import type { Item } from "./graph";
import type { Point } from "./placement";
import type { Scene } from "./scene";

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const nameRoom = 260;
const margin = 40;
const leastHeight = 320;
// Of the window.
const mostHeight = 0.75;
// Names are no longer read below it.
const farScale = 0.42;
const readScale = 0.8;
const smallWidth = 600;
// So many make room or come along: what is farther away nobody feels, and of a hub too many would have to be drawn again.
const followed = 60;

interface Moving extends Point {
  id: string;
  home: Point;
  fx?: number | null;
  fy?: number | null;
}

export class Motion {
  readonly #drawing: Drawing;
  readonly #zoom: ZoomBehavior<SVGSVGElement, unknown>;
  #scene: Scene | null = null;
  #simulation: Simulation<Moving, undefined> | null = null;
  #moving: Moving[] = [];
  #height = leastHeight;

  constructor(drawing: Drawing, dropped: (id: string, place: Point) => void) {
    this.#drawing = drawing;
    this.#zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05, 4])
      // The wheel alone moves the page; a finger alone too.
      .filter((event: Event) => (event instanceof WheelEvent ? event.ctrlKey || event.metaKey : !("touches" in event) || (event as TouchEvent).touches.length > 1))
      .on("start", () => drawing.svg.classList.add("moving"))
      .on("end", () => drawing.svg.classList.remove("moving"))
      .on("zoom", ({ transform }: { transform: { k: number; toString(): string } }) => {
        drawing.view.setAttribute("transform", transform.toString());
        drawing.svg.classList.toggle("far", transform.k < farScale);
      });
    select(drawing.svg).call(this.#zoom).on("dblclick.zoom", null);
    let moved = false;
    this.#drag = drag<SVGGElement, Item>()
      .clickDistance(4)
      .container(function () {
        return this.parentNode as SVGGElement;
      })
      .subject((_event, item) => ({ ...item.home }))
      .on("start", () => (moved = false))
      .on("drag", (event: { x: number; y: number }, item) => {
        if (!moved) this.#begin(item);
        moved = true;
        this.#hold(item.id, { x: Math.round(event.x), y: Math.round(event.y) });
      })
      .on("end", (event: { x: number; y: number }, item) => {
        if (!moved) return;
        this.#end();
        dropped(item.id, { x: event.x, y: event.y });
      });
  }

  readonly #drag;

  /** After each rendering: new nodes can be dragged as well. */
  show(scene: Scene): void {
    if (this.#scene?.held !== scene.held) select(this.#drawing.svg).selectAll<SVGGElement, Item>(".item").call(this.#drag);
    this.#scene = scene;
  }

  /** All of it; on a small screen what is to the right of the start, so that names can be read. */
  begin(items: readonly Item[]): void {
    this.fit(items);
    const { width, height } = this.#drawing.svg.getBoundingClientRect();
    if (zoomTransform(this.#drawing.svg).k < readScale && width < smallWidth) this.#go(zoomIdentity.translate(width * 0.15, height / 2).scale(readScale));
  }

  /** All of it. */
  fit(items: Iterable<Item>): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { home, cell } of items) {
      left = Math.min(left, home.x - (cell.side < 0 ? nameRoom : cell.side === 0 ? nameRoom / 2 : margin));
      right = Math.max(right, home.x + (cell.side > 0 ? nameRoom : cell.side === 0 ? nameRoom / 2 : margin));
      top = Math.min(top, home.y - margin);
      bottom = Math.max(bottom, home.y + margin);
    }

    if (!Number.isFinite(left)) return;
    // As high as it needs to be, and never lower again: what stands below it must not jump.
    const { svg } = this.#drawing;
    this.#height = Math.max(this.#height, Math.min((svg.clientWidth * (bottom - top)) / (right - left), innerHeight * mostHeight));
    svg.style.height = `${this.#height}px`;
    const { width, height } = svg.getBoundingClientRect();
    if (width === 0) return;
    const scale = Math.min(width / (right - left), height / (bottom - top), 1.3);
    this.#go(zoomIdentity.translate(width / 2 - (scale * (left + right)) / 2, height / 2 - (scale * (top + bottom)) / 2).scale(scale));
  }

  zoomBy(factor: number): void {
    select(this.#drawing.svg).call(this.#zoom.scaleBy, factor);
  }

  /** Moves the picture no farther than a node needs to be seen. */
  reveal({ home }: Item): void {
    const { width, height } = this.#drawing.svg.getBoundingClientRect();
    const transform = zoomTransform(this.#drawing.svg);
    const [x, y] = transform.apply([home.x, home.y]);
    const away = (at: number, size: number): number => (at < margin ? margin - at : at > size - margin ? size - margin - at : 0);
    const [dx, dy] = [away(x, width), away(y, height)];
    if (dx !== 0 || dy !== 0) this.#go(zoomIdentity.translate(transform.x + dx, transform.y + dy).scale(transform.k));
  }

  #go(transform: typeof zoomIdentity): void {
    const svg = select(this.#drawing.svg);
    if (reduced.matches || !this.#drawing.svg.classList.contains("ready")) svg.call(this.#zoom.transform, transform);
    else svg.transition().duration(300).call(this.#zoom.transform, transform);
    this.#drawing.svg.classList.add("ready");
  }

  #begin(item: Item): void {
    this.#drawing.svg.classList.add("dragging");
    if (reduced.matches || !this.#scene || this.#scene.items.size > many) return;
    const near = [...this.#scene.items.values()]
      .map((each) => ({ each, distance: Math.abs(each.home.x - item.home.x) + Math.abs(each.home.y - item.home.y) }))
      .sort((one, other) => one.distance - other.distance)
      .slice(0, followed);
    const neighbours = this.#scene.neighbours.get(item.id) ?? [];
    const linked = new Set(neighbours.length <= followed ? neighbours.map(({ id }) => id) : []);
    const ids = new Set(near.map(({ each }) => each.id));
    this.#moving = [...near.map(({ each }) => each), ...[...linked].filter((id) => !ids.has(id)).map((id) => this.#scene!.items.get(id)!)].map(({ id, home }) => ({ id, home, ...home }));
    const held = this.#moving.find(({ id }) => id === item.id)!;
    this.#simulation = forceSimulation(this.#moving)
      .force("x", forceX<Moving>(({ home }) => home.x).strength(0.12))
      .force("y", forceY<Moving>(({ home }) => home.y).strength(0.12))
      .force("collide", forceCollide(13))
      .force("link", forceLink(this.#moving.filter(({ id }) => linked.has(id)).map((target) => ({ source: held, target }))).distance(({ target }) => Math.hypot((target as Moving).home.x - held.home.x, (target as Moving).home.y - held.home.y)).strength(0.03))
      .alphaTarget(0.3)
      .on("tick", () => this.#drawing.move(this.#moving.filter((each) => each.x !== each.home.x || each.y !== each.home.y).map((each) => [each.id, { x: Math.round(each.x), y: Math.round(each.y) }])));
  }

  #hold(id: string, place: Point): void {
    const held = this.#moving.find((each) => each.id === id);
    if (held) [held.fx, held.fy] = [place.x, place.y];
    else this.#drawing.move([[id, place]]);
  }

  #end(): void {
    this.#simulation?.stop();
    this.#simulation = null;
    this.#drawing.svg.classList.remove("dragging");
    this.#drawing.move(this.#moving.map(({ id, home }) => [id, home]));
    this.#moving = [];
  }
}
