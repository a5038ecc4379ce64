// All that a reader can change, as it stands in the address: the server reads the same (ExploreChoice.cs).
import type { Point } from "./placement";

export interface Expansion {
  readonly id: string;
  readonly limit: number;
}

export interface State {
  readonly ids: readonly string[];
  readonly to: string | null;
  readonly depth: string | null;
  readonly limit: string | null;
  readonly types: readonly string[];
  readonly asOf: string | null;
  readonly expansions: readonly Expansion[];
  readonly hidden: readonly string[];
  readonly pinned: ReadonlyMap<string, Point>;
}

export const isStart = ({ id }: { id: string }, state: State): boolean => state.ids.includes(id) || state.to === id;

export const maxExpansions = 16;
const defaultLimit = 30;
const step = 200;
const maxLimit = 2000;
const maxHidden = 200;

/** @param address The address as the server wrote it: with ids, without what is as it would be without. */
export function read(address: URLSearchParams): State {
  return {
    ids: address.getAll("id"),
    to: address.get("to"),
    depth: address.get("depth"),
    limit: address.get("limit"),
    types: (address.get("types") ?? "").split(",").filter(Boolean),
    asOf: address.get("asOf"),
    expansions: address.getAll("expand").map((text) => {
      // An id may have the sign itself.
      const at = text.lastIndexOf("~");
      return at < 0 ? { id: text, limit: defaultLimit } : { id: text.slice(0, at), limit: Number(text.slice(at + 1)) };
    }),
    hidden: address.getAll("hide"),
    pinned: new Map(
      address.getAll("pin").map((text) => {
        const parts = text.split("~");
        const [x, y] = parts.splice(-2);
        return [parts.join("~"), { x: Number(x), y: Number(y) }];
      }),
    ),
  };
}

/** The query of the address, with its question mark. */
export function write(state: State): string {
  const parts: [string, string][] = [
    ...state.ids.map((id): [string, string] => ["id", id]),
    ...(["to", "depth", "limit"] as const).flatMap((name): [string, string][] => (state[name] === null ? [] : [[name, state[name]]])),
    ...(state.types.length > 0 ? [["types", state.types.join(",")] as [string, string]] : []),
    ...(state.asOf === null ? [] : [["asOf", state.asOf] as [string, string]]),
    ...state.expansions.map((each): [string, string] => ["expand", each.limit === defaultLimit && !each.id.includes("~") ? each.id : `${each.id}~${each.limit}`]),
    ...state.hidden.map((id): [string, string] => ["hide", id]),
    ...[...state.pinned].map(([id, { x, y }]): [string, string] => ["pin", `${id}~${x}~${y}`]),
  ];
  return "?" + parts.map(([name, value]) => `${name}=${encode(value)}`).join("&");
}

/** One node more around which it goes on, or more of what is around it. Null where no more can be asked for. */
export function expand(state: State, id: string, known: number): State | null {
  const before = state.expansions.find((each) => each.id === id);
  let limit = before ? next(before.limit) : defaultLimit;
  while (limit <= known && limit < maxLimit) limit = next(limit);
  if (before ? before.limit === limit : state.expansions.length >= maxExpansions) return null;
  return { ...state, expansions: before ? state.expansions.map((each) => (each === before ? { id, limit } : each)) : [...state.expansions, { id, limit }] };
}

export function hide(state: State, id: string): State | null {
  return state.hidden.length >= maxHidden ? null : { ...state, hidden: [...state.hidden, id] };
}

/** @param place Where it is held; null to let it go back to its place. */
export function pin(state: State, id: string, place: Point | null): State | null {
  const pinned = new Map(state.pinned);
  if (place === null) pinned.delete(id);
  else pinned.set(id, { x: Math.round(place.x), y: Math.round(place.y) });
  return pinned.size > maxHidden ? null : { ...state, pinned };
}

const next = (limit: number): number => Math.min(maxLimit, limit < step ? step : limit * 2);

// As the server writes it: colons and commas are read by people, the rest as RFC 3986 has it.
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
