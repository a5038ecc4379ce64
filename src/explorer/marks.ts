// How nodes of a label are drawn; the server has the same file.
import marks from "./marks.json";

export type Mark = (typeof marks)[number];

const orders = new Map(marks.map(({ label }, i) => [label, i]));

export const orderOf = (label: string): number => orders.get(label) ?? marks.length - 1;

export const markOf = (label: string): Mark => marks[orderOf(label)]!;

/** By which the style sheet knows its colour. */
export const classOf = (label: string): string => `n-${markOf(label).label || "other"}`;
