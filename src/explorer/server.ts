// Asks the server that the page is from, and no other.
import explore from "../CooperationGraph.Server/Pages/Queries/explore.graphql";
import paths from "../CooperationGraph.Server/Pages/Queries/explore-paths.graphql";
import degrees from "./degrees.graphql";
import facts from "./facts.graphql";
import type { Answer, Citation, Part } from "./answer";
import type { Expansion, State } from "./state";

export interface Facts {
  id: string;
  unverified?: boolean;
  citations?: (Citation & { field: string | null; exceptFields: string[] })[];
  conflicts?: { field: string | null }[];
  [fact: string]: unknown;
}

/** What a reader is told where there is no answer. */
export class NoAnswer extends Error {}

export class Server {
  readonly #variables: Record<string, unknown>;
  readonly #link: URL;
  readonly #parts = new Map<string, Part>();
  readonly #facts = new Map<string, Facts>();
  readonly #degrees = new Map<string, ReadonlyMap<string, number>>();

  /** @param link The address of the query behind the page. */
  constructor(link: string) {
    this.#link = new URL(link, location.href);
    this.#variables = JSON.parse(this.#link.searchParams.get("variables") ?? "{}") as Record<string, unknown>;
  }

  /** What the page shows. */
  async first(state: State): Promise<Part | Part[]> {
    const answer = await this.#get<Answer>(this.#link);
    state.expansions.forEach((each, i) => this.#parts.set(keyOf(each), answer[`step${i}`] as Part));
    if (state.asOf !== null) this.#degrees.set(dayKeyOf(state), degreesIn(answer));
    return answer["start"] as Part | Part[];
  }

  /** The query behind what is seen, as the server would put it (ExploreQuery.cs). */
  addressOf({ to, asOf, expansions }: State): string {
    const [operation, fragments] = partsOf(explore);
    const query = to === null ? operation : partsOf(paths)[0];
    // No fragment may be left over.
    const used = to !== null && expansions.length === 0 ? fragments.slice(fragments.indexOf("\nfragment Walked")) : fragments;
    const variables = Object.fromEntries(Object.entries(this.#variables).filter(([name]) => !/^(node|limit)\d+$/.test(name)));
    variables["asOf"] = asOf;
    return `/graphql?${new URLSearchParams({ query: withSteps(query, expansions) + used, variables: JSON.stringify(addSteps(variables, expansions)) }).toString()}`;
  }

  /** How many relationships nodes have on the chosen day, where that was asked before: null where not, or where no day is chosen. */
  knownDegrees(state: State): ReadonlyMap<string, number> | null {
    return state.asOf === null ? null : (this.#degrees.get(dayKeyOf(state)) ?? null);
  }

  async degrees(state: State): Promise<ReadonlyMap<string, number>> {
    const [operation, fragments] = partsOf(degrees);
    const { of, depth = 1, types, labels, limit = 1 } = this.#variables;
    const answer = await this.#get<Answer>(addressOf(withSteps(operation, state.expansions) + fragments, addSteps({ of, depth, types, labels, limit, asOf: state.asOf }, state.expansions)));
    const found = degreesIn(answer);
    this.#degrees.set(dayKeyOf(state), found);
    return found;
  }

  part(expansion: Expansion): Part | undefined {
    return this.#parts.get(keyOf(expansion));
  }

  async expand(expansion: Expansion): Promise<Part> {
    let part = this.part(expansion);
    if (part) return part;
    const variables = { of: [expansion.id], depth: 1, types: this.#variables["types"], labels: this.#variables["labels"], limit: expansion.limit, asOf: null };
    part = (await this.#get<Answer>(addressOf(explore, variables)))["start"] as Part;
    this.#parts.set(keyOf(expansion), part);
    return part;
  }

  async facts(id: string): Promise<Facts> {
    let known = this.#facts.get(id);
    if (known) return known;
    known = (await this.#get<{ node: Facts }>(addressOf(facts, { id }))).node;
    this.#facts.set(id, known);
    return known;
  }

  async #get<T>(address: URL): Promise<T> {
    let response: Response;
    try {
      response = await fetch(address, { headers: { Accept: "application/graphql-response+json" } });
    } catch {
      throw new NoAnswer("The server could not be reached. What you see stays as it is; try again.");
    }

    const answer = (await response.json().catch(() => null)) as { data?: T; errors?: { message: string }[] } | null;
    if (answer?.data && !answer.errors) return answer.data;
    throw new NoAnswer(answer?.errors?.map(({ message }) => message).join(" ") ?? `The server answered with status ${response.status}. What you see stays as it is; try again.`);
  }
}

const dayKeyOf = ({ asOf, expansions }: State): string => [asOf, ...expansions.map(keyOf)].join(" ");

// Paths have no degrees.
function degreesIn(answer: Answer): ReadonlyMap<string, number> {
  const parts = Object.values(answer).filter((part): part is Part => !Array.isArray(part) && "nodes" in part);
  return new Map(parts.flatMap(({ nodes }) => nodes.flatMap(({ id, then }): [string, number][] => (then === undefined ? [] : [[id, then]]))));
}

// The operation of a document with one, and its fragments.
const end = "\n}\n";
const partsOf = (document: string): [string, string] => [document.slice(0, document.indexOf(end) + end.length), document.slice(document.indexOf(end) + end.length)];

/** An operation that goes on at nodes. */
function withSteps(operation: string, expansions: readonly Expansion[]): string {
  const declared = expansions.map((_, i) => `, $node${i}: [ID!]!, $limit${i}: Int!`).join("");
  const steps = expansions.map((_, i) => `\n  step${i}: neighborhood(of: $node${i}, relationships: $types, labels: $labels, limit: $limit${i}, anyDay: true) {\n    ...Around\n  }`).join("");
  return operation.slice(0, -end.length).replace(") {\n", `${declared}) {\n`) + steps + end;
}

const addSteps = (variables: Record<string, unknown>, expansions: readonly Expansion[]): Record<string, unknown> =>
  Object.assign(variables, ...expansions.map(({ id, limit }, i) => ({ [`node${i}`]: [id], [`limit${i}`]: limit })));

const keyOf = ({ id, limit }: Expansion): string => `${id}~${limit}`;

function addressOf(query: string, variables: object): URL {
  const address = new URL("/graphql", location.href);
  address.search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString();
  return address;
}
