// Words for people. Those for relationship types stand on the page already.
import type { Item } from "./graph";
import type { Link, Spell } from "./answer";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `signedOn` and `SIGNED_ON` become "signed on". */
export const wordsOf = (name: string): string => (name === name.toUpperCase() ? name.toLowerCase() : name.replace(/([A-Z])/g, " $1").toLowerCase()).replaceAll("_", " ").trim();

/** As precise as it is, with its doubts, as DateWords.cs has it: `2023-05-11` becomes "11 May 2023", `2015~` "about 2015", `2015/..` "2015 or later". What is no date stays as it is. */
export function dateOf(date: string): string {
  const [from, to] = date.split("/");
  if (to !== undefined) return from === ".." ? `${dateOf(to)} or earlier` : to === ".." ? `${dateOf(from!)} or later` : betweenOf(from!, to);
  if (!/^\d{4}(-\d\d){0,2}[?~%]?$|^\d{2}(\d|X)X$/.test(date)) return date;
  const known = date.slice(0, -1);
  if (date.endsWith("?")) return `perhaps ${dateOf(known)}`;
  if (date.endsWith("~")) return `about ${dateOf(known)}`;
  if (date.endsWith("%")) return `perhaps about ${dateOf(known)}`;
  if (date.endsWith("XX")) return betweenOf(`${date.slice(0, 2)}00`, `${date.slice(0, 2)}99`);
  if (date.endsWith("X")) return `the ${known}0s`;
  const [year, month, day] = date.split("-");
  return month === undefined ? date : `${day === undefined ? "" : `${Number(day)} `}${months[Number(month) - 1]} ${year}`;
}

const betweenOf = (from: string, to: string): string => `between ${dateOf(from)} and ${dateOf(to)}`;

/** On which days; empty where nothing is known to begin or end. */
export function daysOf(spells: readonly Spell[]): string {
  if (spells.length === 0) return "never at once with both ends";
  return spells
    .map(({ begins = null, ends = null }) =>
      begins === null ? (ends === null ? "" : `until ${dateOf(ends)}`) : ends === null ? `from ${dateOf(begins)}` : begins === ends ? dateOf(begins) : `${dateOf(begins)} – ${dateOf(ends)}`)
    .filter(Boolean)
    .join("; ");
}

export const counted = (count: number, what: string): string => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;

/** China, country, 812 more relationships. */
export const nameOf = (item: Item, left: number): string => `${item.name}, ${wordsOf(item.label)}${left > 0 ? `, ${counted(left, "more relationship")}` : ""}`;

const typeWords = new Map<string, string>();

/** Of a relationship type, as the form has it. */
export function typeOf(type: string): string {
  if (typeWords.size === 0)
    for (const box of document.querySelectorAll<HTMLInputElement>("input[name=types]")) typeWords.set(box.value, box.parentElement!.textContent.trim());
  return typeWords.get(type) ?? wordsOf(type);
}

export const sentenceOf = (link: Link, nameById: (id: string) => string): string =>
  [nameById(link.from), typeOf(link.type), nameById(link.to), daysOf(link.spells)].filter(Boolean).join(", ");

/** The page of a node: `agreement:x` is at `/agreements/x`; an id after the host leads there. */
export const pageOf = (id: string): string => "/" + id.split("/").map(encodeURIComponent).join("/").replace("%3A", ":");
