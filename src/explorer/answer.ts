// What the server answers to explore.graphql and explore-paths.graphql.

/** Days on end, both ends included; null where nothing says when it begins or ends. */
export interface Spell {
  from: string | null;
  /** The date that says so, as precise as it is known; not of nodes. */
  begins?: string | null;
  to: string | null;
  ends?: string | null;
}

export interface AnsweredNode {
  id: string;
  label: string;
  name: string;
  /** How far from where the walk began; not of paths. */
  distance?: number;
  /** How many relationships it has of the chosen types, on any day; not of paths. */
  degree?: number;
  /** The same on the chosen day; as `degree` where none is chosen. */
  then?: number;
  spells: Spell[];
}

export interface Source {
  id: string;
  kind: string;
  title: string;
  publisher: string | null;
}

export interface Citation {
  locator: string | null;
  source: Source;
}

export interface Link {
  id: string;
  type: string;
  from: string;
  to: string;
  spells: Spell[];
  properties: { name: string; value: string }[];
  unverified: boolean;
  citations: Citation[];
}

/** What is around some nodes, or one path. */
export interface Part {
  nodes: AnsweredNode[];
  relationships: Link[];
}

export type Answer = { dataset: { revision: string } } & Record<string, Part | Part[] | { revision: string }>;

/** Whether something is there on a day: texts of days are in the order of the calendar. */
export const isThere = (spells: readonly Spell[], day: string): boolean => spells.some((spell) => (spell.from ?? day) <= day && day <= (spell.to ?? day));
