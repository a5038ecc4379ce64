// The explorer: takes over the picture that the server drew. Without it every link and the form work as well.
import { Days, restAfter } from "./days";
import { Drawing } from "./drawing";
import { button, element } from "./elements";
import { Failure } from "./failure";
import { Graph, type Item } from "./graph";
import { Held } from "./held";
import { isArrow, nextOf } from "./keys";
import { Motion } from "./motion";
import { queryOfPage, renderPage } from "./page";
import { Panel } from "./panel";
import { Scene } from "./scene";
import { Server } from "./server";
import { expand, hide, maxExpansions, pin, read, write, type State } from "./state";
import { Store } from "./store";
import { Table } from "./table";
import { counted, dateOf, nameOf } from "./words";

const explorer = document.querySelector<HTMLElement>("#explorer");
if (explorer) void begin(explorer);

async function begin(explorer: HTMLElement): Promise<void> {
  const svg = explorer.querySelector<SVGSVGElement>("svg.picture")!;
  const frame = svg.parentElement!;
  const form = document.querySelector<HTMLFormElement>("form.explore")!;
  const subtitle = explorer.querySelector("p")!;
  const today = explorer.dataset["today"]!;
  // What the server says of the day that it drew stands above the picture from now on.
  const ofOtherDays = [...explorer.querySelectorAll("small")].find(({ textContent }) => textContent.endsWith("of other days."))?.closest("p");
  // Of what is done, for whoever does not see the picture; of what fails, for everybody.
  const said = element("p", { role: "status", class: "said" });
  const failure = new Failure();
  const say = (text: string): void => void (said.textContent = text);

  const store = new Store(read(new URL(explorer.dataset["state"]!, location.href).searchParams));
  const server = new Server(queryOfPage()!.getAttribute("href")!);
  let start;
  try {
    start = await server.first(store.state);
  } catch (error) {
    failure.tell(error);
    return void explorer.prepend(failure.element);
  }

  ofOtherDays?.remove();
  let graph: Graph;
  // Of which state they were made, but for the day.
  let drawn: State | null = null;
  let held: Held;
  let scene: Scene;
  let frameOfDay: number | undefined;
  // The table, the links and what the server is asked follow once the slider rests.
  let timer: number | undefined;
  let last = 0;
  const drawing = new Drawing(svg);
  const motion = new Motion(drawing, (id, place) => change(pin(store.state, id, place), `${scene.items.get(id)!.name} is pinned.`));
  const days = store.state.to === null ? new Days(form.querySelector<HTMLInputElement>("#asOf")!, store, today) : null;
  const panel = new Panel(server, {
    origin: null,
    expand: (id) => void goOn(id),
    hide: (id) => hideNode(id),
    pin: (id) => togglePin(id),
    choose: (id) => focus(id),
    begin(id) {
      this.origin = { id, name: scene.items.get(id)!.name };
      say(`Paths begin at ${this.origin.name}: choose where they end.`);
      choose(id);
    },
    addressOfPaths: (from, to) => location.pathname + write({ ...store.state, ids: [from], to, depth: null, limit: null, expansions: [], hidden: [], pinned: new Map() }),
  });
  const undo = button("Undo", () => undoLast());
  const bar = element(
    "div",
    { class: "bar", role: "toolbar", "aria-label": "The picture" },
    undo,
    button("+", () => motion.zoomBy(1.4), { "aria-label": "Nearer" }),
    button("−", () => motion.zoomBy(1 / 1.4), { "aria-label": "Farther" }),
    button("Show all", () => motion.fit(scene.items.values())),
  );
  const help = element("p", { class: "help" }, element("small", {}, "Click or Enter: what is around a node. Arrow keys: along relationships. H hides, P pins, U undoes. Drag a node to move it; Ctrl and the wheel, or two fingers, zoom."));
  if (days) frame.before(days.element);
  frame.before(bar, said, failure.element);
  frame.after(help);
  frame.classList.add("stage");
  // It is no longer moved sideways.
  frame.removeAttribute("tabindex");
  const side = element("div", { class: "beside" });
  frame.replaceWith(side);
  side.append(frame, panel.element);

  const hrefOf = (item: Item): string => location.pathname + write(expand(store.state, item.id, item.known) ?? store.state);

  const roots = (): Item[] => [...scene.items.values()].filter(({ cell }) => cell.side === 0);

  function render(before: Scene | null, dated: boolean): void {
    const { state } = store;
    // What is hidden, pinned or of another day is where it was.
    if (state.expansions !== drawn?.expansions) graph = new Graph(start!, state, state.expansions.map((each) => ({ id: each.id, part: server.part(each)! })));
    if (state.expansions !== drawn?.expansions || state.hidden !== drawn.hidden || state.pinned !== drawn.pinned) {
      held = new Held(graph, state, today);
      days?.show(held);
    }

    drawn = state;
    scene = new Scene(held, state.asOf);
    const focused = document.activeElement?.closest<SVGGElement>(".item")?.dataset["id"] ?? null;
    const { appeared, ended } = drawing.render(scene, state, before, dated);
    count(server.knownDegrees(state));
    motion.show(scene);
    const others = held.links.length - scene.links.length;
    subtitle.textContent = `${counted(scene.links.length, "relationship")} between ${counted(scene.items.size, "node")}, ${state.asOf === null ? "past and present" : `on ${dateOf(state.asOf)}`}${others > 0 ? `; ${counted(others, "other")} of other days` : ""}.`;
    undo.setAttribute("aria-disabled", `${!store.canUndo}`);
    const chosen = store.chosen !== null && scene.items.has(store.chosen) ? store.chosen : null;
    if (dated) markChosen(chosen);
    else choose(chosen);
    if (focused !== null && !scene.items.has(focused)) focus(roots()[0]!.id);
    window.clearTimeout(timer);
    const gap = performance.now() - last;
    last += gap;
    timer = window.setTimeout(() => {
      void countLater();
      drawing.link(scene, hrefOf);
      renderPage(form, store.state, server.addressOf(store.state));
      table.render(scene);
      if (!dated) return;
      showChosen();
      say(`${state.asOf === null ? "On any day" : `On ${dateOf(state.asOf)}`}: ${counted(scene.links.length, "relationship")} between ${counted(scene.items.size, "node")}; ${appeared} appear, ${ended} end.`);
    }, restAfter(gap));
  }

  // How much of each node is left out on the day, which the server alone knows.
  function count(degrees: ReadonlyMap<string, number> | null): void {
    if (degrees !== null) scene.count(degrees);
    drawing.count(scene);
  }

  async function countLater(): Promise<void> {
    const { state } = store;
    if (state.asOf === null || server.knownDegrees(state)) return;
    try {
      const degrees = await server.degrees(state);
      failure.forget(focusChosen);
      if (store.state.asOf !== state.asOf || store.state.expansions !== state.expansions) return;
      count(degrees);
      showChosen();
    } catch (error) {
      failure.tell(error, () => void countLater());
    }
  }

  const focusChosen = (): void => focus(store.chosen ?? roots()[0]!.id);

  store.listen((state, before) => {
    const onlyDay = state.asOf !== before.asOf && state.expansions === before.expansions && state.hidden === before.hidden && state.pinned === before.pinned;
    if (!onlyDay) {
      window.cancelAnimationFrame(frameOfDay ?? 0);
      frameOfDay = undefined;
      render(scene, state.asOf !== before.asOf);
    } else {
      // However many days pass in a frame, one is seen.
      frameOfDay ??= window.requestAnimationFrame(() => {
        frameOfDay = undefined;
        render(scene, true);
      });
    }
  });
  render(null, false);
  const table = new Table(document.querySelector<HTMLTableElement>("#rows")!, scene!);
  motion.begin([...scene!.items.values()]);
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (scene!.items.has(wanted)) choose(wanted);

  function change(state: State | null, words: string): void {
    if (state === null) return say("That is as much as one address can hold: undo something, or start anew.");
    store.set(state);
    say(words);
  }

  async function goOn(id: string): Promise<void> {
    const item = scene.items.get(id);
    if (!item) return;
    choose(id);
    if (item.missing === 0) return say(`${nameOf(item, 0)}: all of it is shown.`);
    const next = expand(store.state, id, item.known);
    if (next === null) return say(`A picture goes on at most at ${maxExpansions} nodes: start anew from one of them.`);
    const expansion = next.expansions.find((each) => each.id === id)!;
    svg.setAttribute("aria-busy", "true");
    try {
      await server.expand(expansion);
      failure.forget(focusChosen);
    } catch (error) {
      failure.tell(error, () => void goOn(id));
      return;
    } finally {
      svg.removeAttribute("aria-busy");
    }

    // What was done meanwhile stays.
    const later = expand(store.state, id, scene.items.get(id)?.known ?? 0);
    if (later === null || later.expansions.find((each) => each.id === id)?.limit !== expansion.limit) return;
    const before = scene.items;
    store.set(later);
    const added = [...scene.items.keys()].filter((key) => !before.has(key));
    const left = scene.left?.get(id) ?? 0;
    say(`${item.name}: ${counted(added.length, "node")} more${left > 0 ? `, ${counted(left, "relationship")} left out` : ""}${added.length === 0 && store.state.asOf !== null ? ", of other days" : ""}.`);
    motion.fit(scene.items.values());
  }

  function hideNode(id: string): void {
    const item = scene.items.get(id);
    if (!item) return;
    const other = scene.neighbours.get(id)?.[0]?.id ?? roots().find((root) => root.id !== id)?.id;
    if (other === undefined || (roots().length === 1 && item.cell.side === 0)) return say(`${item.name} is where the picture starts: it stays.`);
    change(hide(store.state, id), `${item.name} is hidden.`);
    focus(scene.items.has(other) ? other : roots()[0]!.id);
  }

  function togglePin(id: string): void {
    const { name, home } = scene.items.get(id)!;
    if (store.state.pinned.has(id)) change(pin(store.state, id, null), `${name} is back at its place.`);
    else change(pin(store.state, id, home), `${name} is pinned.`);
  }

  function undoLast(): void {
    if (!store.canUndo) return say("There is nothing to undo.");
    store.undo();
    say("Undone.");
  }

  function choose(id: string | null): void {
    markChosen(id);
    showChosen();
  }

  function markChosen(id: string | null): void {
    if (store.chosen !== id) store.chosen = id;
    drawing.mark(id, id ?? roots()[0]?.id ?? null);
  }

  function showChosen(): void {
    if (store.chosen === null) panel.clear();
    else void panel.show(scene.items.get(store.chosen)!, scene, store.state);
  }

  function focus(id: string): void {
    if (store.chosen !== id) choose(id);
    motion.reveal(scene.items.get(id)!);
    drawing.linkOf(id)?.focus({ preventScroll: true });
  }

  const idOf = (event: Event): string | null => (event.target as Element).closest<SVGGElement>(".item:not(.ends)")?.dataset["id"] ?? null;

  svg.addEventListener("click", (event) => {
    const id = idOf(event);
    if (id === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    focus(id);
    void goOn(id);
  });
  svg.addEventListener("focusin", (event) => {
    const id = idOf(event);
    if (id !== null && id !== store.chosen) choose(id);
  });
  svg.addEventListener("keydown", (event) => {
    const id = idOf(event);
    if (id === null || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "z" && (event.ctrlKey || event.metaKey)) undoLast();
    else if (event.ctrlKey || event.metaKey) return;
    else if (isArrow(key)) {
      const next = nextOf(scene, scene.items.get(id)!, key);
      if (next) focus(next.id);
    } else if (key === "Home") focus(roots()[0]!.id);
    else if (key === "h" || key === "Delete") hideNode(id);
    else if (key === "p") togglePin(id);
    else if (key === "u") undoLast();
    else if (key === "+") motion.zoomBy(1.4);
    else if (key === "-") motion.zoomBy(1 / 1.4);
    else if (key === "0") motion.fit(scene.items.values());
    else if (key === " ") panel.element.querySelector<HTMLElement>("h2 a")?.focus();
    else return;
    event.preventDefault();
  });
  panel.element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.chosen !== null) focus(store.chosen);
  });
  // On paper, which is narrower, it is as large as there is room, and nothing is cut off.
  addEventListener("beforeprint", () => svg.setAttribute("viewBox", `0 0 ${svg.clientWidth} ${svg.clientHeight}`));
  addEventListener("afterprint", () => svg.removeAttribute("viewBox"));
  let width = svg.clientWidth;
  new ResizeObserver(() => {
    if (svg.clientWidth === width) return;
    width = svg.clientWidth;
    motion.begin([...scene.items.values()]);
  }).observe(svg);
}
