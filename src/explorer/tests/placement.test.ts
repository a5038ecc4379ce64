import { expect, test } from "vitest";
import { Placement, placeOf } from "../placement";

// The same as PlacementTests.cs.
test("the nearest stand in columns on both sides and each cell holds one", () => {
  const placement = new Placement();
  placement.start(["a"]);
  placement.surround(Array.from({ length: 101 }, (_, i) => `n${i}`));
  const cells = [...placement.cells.values()];
  expect([cells.filter(({ side }) => side > 0).length, cells.filter(({ side }) => side < 0).length]).toEqual([51, 50]);
  expect(new Set(cells.map(({ side, column, row }) => `${side} ${column} ${row}`)).size).toBe(102);
  expect(new Set(cells.filter(({ side }) => side > 0).map(({ column }) => column))).toEqual(new Set([0, 1]));
});

test("beyond a node the nearest free cells are taken row by row, then the next column", () => {
  const placement = new Placement();
  placement.start(["a"]);
  placement.surround(["b"]);
  for (let i = 0; i < 18; i++) placement.putBeyond(`c${i}`, "b");
  expect(["c0", "c1", "c2", "c3", "c16", "c17"].map((id) => placement.cells.get(id))).toEqual(
    [[1, 1, 0], [1, 1, 1], [1, 1, -1], [1, 1, 2], [1, 1, -8], [1, 2, 0]].map(([side, column, row]) => ({ side, column, row })),
  );
});

test("columns are bent around the middle, no farther than a hundred", () => {
  expect([0, 4, -4, 40].map((row) => placeOf({ side: 1, column: 0, row }).x)).toEqual([190, 186, 186, 90]);
  expect(placeOf({ side: -1, column: 2, row: 0 })).toEqual({ x: -770, y: 0 });
});
