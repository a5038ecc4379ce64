// Asks the server that the page is from, and no other.
import explore from "../CooperationGraph.Server/Pages/Queries/explore.graphql";
import facts from "./facts.graphql";
import type { Answer, Citation, Part } from "./answer";
import type { Expansion } from "./state";

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
  readonly #labels: readonly string[] | null;
  readonly #types: readonly string[] | null;
  readonly #link: URL;
  readonly #parts = new Map<string, Part>();
  readonly #facts = new Map<string, Facts>();

  /** @param link The address of the query behind the page. */
  constructor(link: string) {
    this.#link = new URL(link, location.href);
    const variables = JSON.parse(this.#link.searchParams.get("variables") ?? "{}") as { types?: string[] | null; labels?: string[] | null };
    this.#types = variables.types ?? null;
    this.#labels = variables.labels ?? null;
  }

  /** What the page shows. */
  async first(expansions: readonly Expansion[]): Promise<Part | Part[]> {
    const answer = await this.#get<Answer>(this.#link);
    expansions.forEach((each, i) => this.#parts.set(keyOf(each), answer[`step${i}`] as Part));
    return answer["start"] as Part | Part[];
  }

  part(expansion: Expansion): Part | undefined {
    return this.#parts.get(keyOf(expansion));
  }

  async expand(expansion: Expansion): Promise<Part> {
    let part = this.part(expansion);
    if (part) return part;
    const variables = { of: [expansion.id], depth: 1, types: this.#types, labels: this.#labels, limit: expansion.limit };
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
