// Asks the server that the page is from, and no other.
import explore from "../CooperationGraph.Server/Pages/Queries/explore.graphql";
import paths from "../CooperationGraph.Server/Pages/Queries/explore-paths.graphql";
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

  /** @param link The address of the query behind the page. */
  constructor(link: string) {
    this.#link = new URL(link, location.href);
    this.#variables = JSON.parse(this.#link.searchParams.get("variables") ?? "{}") as Record<string, unknown>;
  }

  /** What the page shows. */
  async first(expansions: readonly Expansion[]): Promise<Part | Part[]> {
    const answer = await this.#get<Answer>(this.#link);
    expansions.forEach((each, i) => this.#parts.set(keyOf(each), answer[`step${i}`] as Part));
    return answer["start"] as Part | Part[];
  }

  /** The query behind what is seen, as the server would put it (ExploreQuery.cs). */
  addressOf({ to, expansions }: State): string {
    const end = "\n}\n";
    const fragments = explore.slice(explore.indexOf(end) + end.length);
    const operation = to === null ? explore.slice(0, -fragments.length) : paths;
    const declared = expansions.map((_, i) => `, $node${i}: [ID!]!, $limit${i}: Int!`).join("");
    const steps = expansions.map((_, i) => `\n  step${i}: neighborhood(of: $node${i}, relationships: $types, labels: $labels, limit: $limit${i}, anyDay: true) {\n    ...Around\n  }`).join("");
    const query = operation.slice(0, -end.length).replace(") {\n  dataset", `${declared}) {\n  dataset`) + steps + end + (to !== null && expansions.length === 0 ? fragments.slice(fragments.indexOf("\nfragment Walked")) : fragments);
    const variables = Object.fromEntries(Object.entries(this.#variables).filter(([name]) => !/^(node|limit)\d+$/.test(name)));
    expansions.forEach(({ id, limit }, i) => Object.assign(variables, { [`node${i}`]: [id], [`limit${i}`]: limit }));
    return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`;
  }

  part(expansion: Expansion): Part | undefined {
    return this.#parts.get(keyOf(expansion));
  }

  async expand(expansion: Expansion): Promise<Part> {
    let part = this.part(expansion);
    if (part) return part;
    const variables = { of: [expansion.id], depth: 1, types: this.#variables["types"], labels: this.#variables["labels"], limit: expansion.limit };
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

const keyOf = ({ id, limit }: Expansion): string => `${id}~${limit}`;

function addressOf(query: string, variables: object): URL {
  const address = new URL("/graphql", location.href);
  address.search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString();
  return address;
}
