// Words for people. Those for relationship types stand on the page already.
import type { Item } from "./graph";
import type { Link, Spell } from "./answer";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `signedOn` and `SIGNED_ON` become "signed on". */
export const wordsOf = (name: string): string => (name === name.toUpperCase() ? name.toLowerCase() : name.replace(/([A-Z])/g, " $1").toLowerCase()).replaceAll("_", " ").trim();

/** As precise as it is: `2023-05-11` becomes "11 May 2023", `2023-05` "May 2023". */
export function dateOf(date: string): string {
  const [year, month, day] = date.split("-");
  if (!/^\d{4}(-\d\d){0,2}$/.test(date) || month === undefined) return date;
  return `${day === undefined ? "" : `${Number(day)} `}${months[Number(month) - 1]} ${year}`;
}

/** On which days; empty where nothing is known to begin or end. */
export function daysOf(spells: readonly Spell[]): string {
  if (spells.length === 0) return "never at once with both ends";
  return spells
    .map(({ from, to }) =>
      from === null ? (to === null ? "" : `until ${dateOf(to)}`) : to === null ? `from ${dateOf(from)}` : from === to ? dateOf(from) : `${dateOf(from)} – ${dateOf(to)}`)
    .filter(Boolean)
    .join("; ");
}

export const counted = (count: number, what: string): string => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;

/** China, country, 812 more relationships. */
export const nameOf = (item: Item): string => `${item.name}, ${wordsOf(item.label)}${item.missing > 0 ? `, ${counted(item.missing, "more relationship")}` : ""}`;

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
