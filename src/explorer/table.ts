// The table of the page, with the rows of the scene; and its sources, numbered as on the server.
import type { Link, Source } from "./answer";
import { bdi, element } from "./elements";
import type { Scene } from "./scene";
import { daysOf, pageOf, typeOf, wordsOf } from "./words";

export function renderTable(table: HTMLTableElement, scene: Scene): void {
  const sources = new Map<string, Source & { number: number }>();
  const numberOf = (source: Source): number => {
    let numbered = sources.get(source.id);
    if (!numbered) sources.set(source.id, (numbered = { ...source, number: sources.size + 1 }));
    return numbered.number;
  };
  const end = (id: string): HTMLElement => element("td", {}, element("a", { href: pageOf(id) }, bdi(scene.items.get(id)!.name)));
  table.tBodies[0]!.replaceChildren(
    ...scene.links.map((link) =>
      element("tr", {}, end(link.from), element("td", {}, [typeOf(link.type), ...propertiesOf(link)].join("; ")), end(link.to), element("td", {}, daysOf(link.spells)), element("td", {}, ...citesOf(link, numberOf)))),
  );
  const list = table.parentElement!.querySelector<HTMLOListElement>("ol.sources");
  list?.replaceChildren(...[...sources.values()].map(({ id, title, publisher, number }) => element("li", { id: `s${number}` }, element("a", { href: pageOf(id) }, bdi(title)), publisher === null ? null : ` (${publisher})`)));
}

function propertiesOf({ properties }: Link): string[] {
  return properties
    .filter(({ name, value }) => !["unverified", "note", "name_as_given"].includes(name) && value !== "PARTY" && !/^\d{4}(-\d\d){0,2}$/.test(value))
    .map(({ name, value }) => `${wordsOf(name)} ${/^[A-Z_]+$/.test(value) ? wordsOf(value) : value}`);
}

function citesOf(link: Link, numberOf: (source: Source) => number): (Node | string)[] {
  if (link.unverified) return [element("strong", {}, "unverified")];
  const numbers = [...new Set(link.citations.filter(({ source }) => source.kind !== "UNVERIFIED").map(({ source }) => numberOf(source)))];
  return numbers.length === 0 ? ["no source"] : numbers.flatMap((number, i) => [i > 0 ? " " : "", element("a", { href: `#s${number}` }, `[${number}]`)]);
}
