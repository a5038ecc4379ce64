// Where the arrow keys lead: left and right along relationships, up and down among what hangs on the same node; where there is none, to whatever is next in that direction.
import type { Item } from "./graph";
import type { Scene } from "./scene";

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

export const isArrow = (key: string): key is Arrow => ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].includes(key);

export function nextOf(scene: Scene, from: Item, arrow: Arrow): Item | null {
  const linked = scene.neighbours.get(from.id) ?? [];
  const siblings = linked.flatMap((other) => scene.neighbours.get(other.id) ?? []).filter(({ id }) => id !== from.id);
  const along = arrow === "ArrowLeft" || arrow === "ArrowRight";
  for (const candidates of along ? [linked] : [siblings.filter((item) => Math.sign(item.home.x) === Math.sign(from.home.x)), linked, siblings]) {
    const found = nearest(candidates, from, arrow);
    if (found) return found;
  }

  // To the end of a line there may still be others in that direction.
  return along ? null : nearest(scene.items.values(), from, arrow);
}

function nearest(candidates: Iterable<Item>, from: Item, arrow: Arrow): Item | null {
  let found: Item | null = null;
  let least = Infinity;
  for (const item of candidates) {
    const [dx, dy] = [item.home.x - from.home.x, item.home.y - from.home.y];
    const [ahead, aside] = arrow === "ArrowLeft" ? [-dx, dy] : arrow === "ArrowRight" ? [dx, dy] : arrow === "ArrowUp" ? [-dy, dx] : [dy, dx];
    if (ahead <= 0) continue;
    // Sideways counts twice: the eye follows the row, or the column.
    const distance = ahead + 2 * Math.abs(aside);
    if (distance < least) [found, least] = [item, distance];
  }

  return found;
}
