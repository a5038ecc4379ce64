// The side panel: what is known of the chosen node, who says so, and what can be done with it.
import type { Citation, Link } from "./answer";
import { bdi, button, element } from "./elements";
import type { Item } from "./graph";
import type { Scene } from "./scene";
import type { Facts, Server } from "./server";
import { NoAnswer } from "./server";
import type { State } from "./state";
import { counted, dateOf, daysOf, pageOf, typeOf, wordsOf } from "./words";

export interface Actions {
  expand(id: string): void;
  hide(id: string): void;
  pin(id: string): void;
  choose(id: string): void;
  /** Where paths begin that lead to the chosen node. */
  origin: { id: string; name: string } | null;
  begin(id: string): void;
  addressOfPaths(from: string, to: string): string;
}

const mostLinks = 40;

export class Panel {
  readonly element = element("aside", { "aria-label": "The chosen node", class: "panel" });
  readonly #server: Server;
  readonly #actions: Actions;
  #asked: string | null = null;

  constructor(server: Server, actions: Actions) {
    this.#server = server;
    this.#actions = actions;
    this.clear();
  }

  clear(): void {
    this.#asked = null;
    this.element.replaceChildren(element("p", {}, "Choose a node: by a click, or with the arrow keys. What is known of it stands here, with its sources."));
  }

  async show(item: Item, scene: Scene, state: State): Promise<void> {
    this.#asked = item.id;
    const { id } = item;
    const facts = element("div", {}, element("p", {}, "…"));
    // What has the focus keeps it where it is drawn again.
    const pressed = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.dataset["does"] : undefined;
    this.element.replaceChildren(
      element("h2", {}, element("a", { href: pageOf(id) }, bdi(item.name))),
      element("p", {}, wordsOf(item.label)),
      this.#buttons(item, scene.left?.get(id) ?? 0, state),
      facts,
      this.#links(item, scene),
    );
    if (pressed) (this.element.querySelector<HTMLElement>(`[data-does=${pressed}]:not(:disabled)`) ?? this.element.querySelector<HTMLElement>("button:not(:disabled)"))?.focus();
    try {
      const known = await this.#server.facts(id);
      if (this.#asked === id) facts.replaceChildren(factsOf(known));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (this.#asked === id) facts.replaceChildren(element("p", { role: "alert" }, error.message));
    }
  }

  #buttons(item: Item, left: number, state: State): HTMLElement {
    const { id } = item;
    const { origin } = this.#actions;
    return element(
      "p",
      { class: "actions" },
      button(left > 0 ? `Show more (+${left})` : item.missing > 0 ? "Show more" : "All is shown", () => this.#actions.expand(id), { "data-does": "expand", disabled: item.missing === 0 }),
      button(state.pinned.has(id) ? "Unpin" : "Pin", () => this.#actions.pin(id), { "data-does": "pin" }),
      button("Hide", () => this.#actions.hide(id), { "data-does": "hide" }),
      origin && origin.id !== id
        ? element("a", { href: this.#actions.addressOfPaths(origin.id, id) }, "Paths from ", bdi(origin.name), " to here")
        : button(origin ? "Paths begin here" : "Begin paths here", () => this.#actions.begin(id), { "data-does": "begin", "aria-pressed": origin ? "true" : "false" }),
    );
  }

  #links({ id }: Item, scene: Scene): HTMLElement {
    const links = scene.links.filter(({ from, to }) => from === id || to === id);
    const rows = links.slice(0, mostLinks).map((link) => this.#row(link, id, scene));
    return element("section", {}, element("h3", {}, `In the picture: ${counted(links.length, "relationship")}`), element("ul", {}, ...rows), links.length > mostLinks ? element("p", {}, `${links.length - mostLinks} more stand in the table.`) : null);
  }

  #row(link: Link, id: string, scene: Scene): HTMLElement {
    const other = scene.items.get(link.from === id ? link.to : link.from)!;
    const name = button(other.name, () => this.#actions.choose(other.id), { class: "link" });
    const days = daysOf(link.spells);
    return element(
      "li",
      {},
      ...(link.from === id ? [`${typeOf(link.type)} `, name] : [name, ` ${typeOf(link.type)} this`]),
      days ? `, ${days}` : "",
      element("small", {}, " ", ...sourcesOf(link.citations, link.unverified)),
    );
  }
}

function factsOf(known: Facts): HTMLElement {
  const rows = Object.entries(known).filter(([fact, value]) => !["id", "citations", "conflicts", "unverified"].includes(fact) && value !== null && value !== "" && value !== false);
  const disputed = new Set(known.conflicts?.map(({ field }) => field));
  return element(
    "div",
    {},
    known.unverified ? element("p", {}, element("strong", {}, "unverified: rests on no source")) : null,
    element(
      "dl",
      {},
      ...rows.flatMap(([fact, value]) => {
        const column = columnOf(fact);
        return [
          element("dt", {}, labelOf(fact)),
          element("dd", {}, bdi(textOf(value)), disputed.has(column) ? element("strong", {}, " ≠ disputed") : null, fact === "today" ? element("small", {}, " computed from the dates") : element("small", {}, " ", ...sourcesOf(citationsOf(known, column), known.unverified ?? false))),
        ];
      }),
    ),
  );
}

// The citations that state the value; where there is none, those of the whole that do not except it.
function citationsOf({ citations = [] }: Facts, column: string): Citation[] {
  const own = citations.filter(({ field }) => field === column);
  return own.length > 0 ? own : citations.filter(({ field, exceptFields }) => field === null && !exceptFields.includes(column));
}

function sourcesOf(citations: readonly Citation[], unverified: boolean): (Node | string)[] {
  if (unverified) return [element("strong", {}, "unverified")];
  const sources = new Map(citations.map(({ source }) => [source.id, source]));
  if (sources.size === 0) return ["no source"];
  return [...sources.values()].flatMap(({ id, kind, title, publisher }, i) => [i > 0 ? ", " : "", kind === "UNVERIFIED" ? bdi(title) : element("a", { href: pageOf(id), title }, bdi(publisher ?? title))]);
}

// Where two labels have a field of one name and other types, the query names the label before it.
const plain = (fact: string): string => fact.replace(/^(group|mechanism|organization|project|financing|sector|observation)(?=[A-Z])/, "").replace(/^./, (first) => first.toLowerCase());

const columnOf = (fact: string): string => (fact === "chinese" ? "name_zh" : plain(fact).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

const labelOf = (fact: string): string => (fact === "chinese" ? "in Chinese" : wordsOf(plain(fact)));

function textOf(value: unknown): string {
  if (typeof value === "string") return /^[A-Z_]+$/.test(value) && value.length > 3 ? wordsOf(value) : dateOf(value);
  if (typeof value === "object" && value !== null) return Object.values(value).map(textOf).join(", ");
  return value === true ? "yes" : String(value);
}
