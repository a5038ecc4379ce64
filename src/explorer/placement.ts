// Where nodes stand: what Placement.cs and Cell.cs on the server reckon, in whole numbers, so that a picture is the same before the script runs, after it and on the next visit.

export interface Cell {
  /** 1 right, -1 left, 0 in the middle. */
  side: -1 | 0 | 1;
  column: number;
  row: number;
}

export interface Point {
  x: number;
  y: number;
}

const width = 290;
const height = 24;
const rowsOfMiddle = 3;
const first = 190;
const mostBend = 100;
const reach = 8;
const reachPerColumn = 4;

export function placeOf({ side, column, row }: Cell): Point {
  if (side === 0) return { x: 0, y: row * rowsOfMiddle * height };
  return { x: side * (first + column * width - Math.min(Math.trunc((row * row) / 4), mostBend)), y: row * height };
}

export class Placement {
  readonly cells = new Map<string, Cell>();
  readonly #taken = new Set<string>();
  readonly #onSide = { left: 0, right: 0 };

  /** Into the middle, one below the other. */
  start(ids: readonly string[]): void {
    ids.forEach((id, i) => this.#put(id, { side: 0, column: 0, row: i - Math.trunc((ids.length - 1) / 2) }));
  }

  /** Into columns on both sides, the first half to the right. */
  surround(ids: readonly string[]): void {
    const right = Math.trunc((ids.length + 1) / 2);
    this.#fill(ids.slice(0, right), 1);
    this.#fill(ids.slice(right), -1);
  }

  /** Into a free cell beyond another node, as near to it as there is one. */
  putBeyond(id: string, other: string): void {
    const from = this.cells.get(other)!;
    const side = from.side !== 0 ? from.side : this.#onSide.right <= this.#onSide.left ? 1 : -1;
    const [begin, row] = from.side !== 0 ? [from.column + 1, from.row] : [0, from.row * rowsOfMiddle];
    for (let column = begin; ; column++)
      for (let distance = 0; distance <= reach + reachPerColumn * (column - begin); distance++)
        if (this.#tryPut(id, { side, column, row: row + distance }) || this.#tryPut(id, { side, column, row: row - distance })) return;
  }

  putInMiddle(id: string): void {
    for (let row = 0; !this.#tryPut(id, { side: 0, column: 0, row }); row++);
  }

  /** Into one column on the right, around the middle row. */
  putColumn(ids: readonly string[], column: number): void {
    ids.forEach((id, i) => this.#put(id, { side: 1, column, row: i - Math.trunc((ids.length - 1) / 2) }));
  }

  #fill(ids: readonly string[], side: 1 | -1): void {
    const columns = Math.max(1, Math.round(Math.sqrt(ids.length / 16)));
    const rows = Math.trunc((ids.length + columns - 1) / columns);
    ids.forEach((id, i) => this.#put(id, { side, column: Math.trunc(i / rows), row: (i % rows) - Math.trunc((rows - 1) / 2) }));
  }

  #tryPut(id: string, cell: Cell): boolean {
    if (this.#taken.has(`${cell.side} ${cell.column} ${cell.row}`)) return false;
    this.#put(id, cell);
    return true;
  }

  #put(id: string, cell: Cell): void {
    this.cells.set(id, cell);
    this.#taken.add(`${cell.side} ${cell.column} ${cell.row}`);
    if (cell.side > 0) this.#onSide.right++;
    else if (cell.side < 0) this.#onSide.left++;
  }
}
