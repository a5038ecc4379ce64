// The table of the page, with the rows of the scene; and its sources, numbered as they were met.
import type { Link, Source } from "./answer";
import { bdi, element } from "./elements";
import type { Scene } from "./scene";
import { daysOf, pageOf, typeOf, wordsOf } from "./words";

export class Table {
  readonly #body: HTMLTableSectionElement;
  readonly #list = document.querySelector<HTMLOListElement>("ol.sources");
  readonly #rows: Map<string, HTMLTableRowElement>;
  readonly #sources = new Map<string, HTMLLIElement>();

  /** @param scene What the server drew: its rows are kept, for to make thousands anew takes a second. */
  constructor(table: HTMLTableElement, scene: Scene) {
    this.#body = table.tBodies[0]!;
    const rows = [...this.#body.rows];
    this.#rows = new Map(scene.links.map(({ id }, i) => [id, rows[i]!]));
    for (const [i, item] of [...(this.#list?.querySelectorAll("li") ?? [])].entries()) {
      item.value = i + 1;
      const address = item.querySelector("a")?.getAttribute("href");
      if (address) this.#sources.set(decodeURIComponent(address.replace("/sources/", "source:")), item);
    }

    // Below the picture nobody sees it: it is laid out when it is come to.
    const later = element("div", { class: "later" });
    table.replaceWith(later);
    later.append(table);
  }

  render(scene: Scene): void {
    const shown = new Set(scene.links.map(({ id }) => id));
    for (const [id, row] of this.#rows) row.hidden = !shown.has(id);
    let last: Element | null = null;
    for (const link of scene.held.links) {
      let row = this.#rows.get(link.id);
      if (!row && shown.has(link.id)) {
        this.#rows.set(link.id, (row = this.#rowOf(link, scene)));
        if (last) last.after(row);
        else this.#body.prepend(row);
      }

      last = row ?? last;
    }

    const cited = new Set(sourcesOf(scene.links).map(({ id }) => id));
    for (const [id, item] of this.#sources) item.hidden = !cited.has(id);
  }

  #rowOf(link: Link, scene: Scene): HTMLTableRowElement {
    const end = (id: string): HTMLElement => element("td", {}, element("a", { href: pageOf(id) }, bdi(scene.items.get(id)!.name)));
    return element("tr", {}, end(link.from), element("td", {}, [typeOf(link.type), ...propertiesOf(link)].join("; ")), end(link.to), element("td", {}, daysOf(link.spells)), element("td", {}, ...this.#citesOf(link)));
  }

  #citesOf(link: Link): (Node | string)[] {
    if (link.unverified) return [element("strong", {}, "unverified")];
    const numbers = sourcesOf([link]).map((source) => (this.#sources.get(source.id) ?? this.#add(source)).value);
    return numbers.length === 0 ? ["no source"] : numbers.flatMap((number, i) => [i > 0 ? " " : "", element("a", { href: `#s${number}` }, `[${number}]`)]);
  }

  #add({ id, title, publisher }: Source): HTMLLIElement {
    const number = (this.#list?.childElementCount ?? 0) + 1;
    const item = element("li", { id: `s${number}`, value: `${number}` }, element("a", { href: pageOf(id) }, bdi(title)), publisher === null ? null : ` (${publisher})`);
    this.#sources.set(id, item);
    this.#list?.append(item);
    return item;
  }
}

// Each once, in the order in which the rows cite them.
function sourcesOf(links: readonly Link[]): Source[] {
  const sources = links.flatMap(({ unverified, citations }) => (unverified ? [] : citations.map(({ source }) => source).filter(({ kind }) => kind !== "UNVERIFIED")));
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}

function propertiesOf({ properties }: Link): string[] {
  return properties
    .filter(({ name, value }) => !["unverified", "note", "name_as_given"].includes(name) && value !== "PARTY" && !/^\d{4}(-\d\d){0,2}$/.test(value))
    .map(({ name, value }) => `${wordsOf(name)} ${/^[A-Z_]+$/.test(value) ? wordsOf(value) : value}`);
}
