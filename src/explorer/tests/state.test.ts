import { expect, test } from "vitest";
import { expand, hide, maxExpansions, pin, read, write } from "../state";

const start = read(new URLSearchParams("id=country:KAZ"));

test.each([
  "?id=country:KAZ",
  "?id=country:KAZ&id=country:UZB&depth=2&limit=200&types=PARTY_TO,MEMBER_OF&asOf=2004-05-11&expand=country:CHN&expand=group:sco~200&expand=agreement:a~b~30&hide=group:eaeu&pin=group:sco~120~-40&pin=agreement:a~b~1~2",
  "?id=country:UZB&to=country:PAK",
  "?id=organization:%27%22%7B%7D%24%60",
  "?id=indicator:%D0%B2%D0%BE%D0%B4%D0%B0",
])("an address that is read is written as it was: %s", (address) => {
  expect(write(read(new URLSearchParams(address)))).toBe(address);
});

test("going on at a node asks for 30 nodes, then 200, then twice as many, up to 2000", () => {
  const limits: number[] = [];
  let state = start;
  for (let next = expand(state, "country:CHN", 0); next !== null; next = expand(state, "country:CHN", 0)) {
    state = next;
    limits.push(state.expansions[0]!.limit);
  }

  expect(limits).toEqual([30, 200, 400, 800, 1600, 2000]);
});

test("going on where much is known already asks for more than that", () => {
  expect(expand(start, "country:KAZ", 39)!.expansions).toEqual([{ id: "country:KAZ", limit: 200 }]);
  expect(expand(start, "country:KAZ", 5000)!.expansions).toEqual([{ id: "country:KAZ", limit: 2000 }]);
});

test("no more nodes are gone on from, hidden or pinned than an address may hold", () => {
  let state = start;
  for (let i = 0; i < maxExpansions; i++) state = expand(state, `country:${i}`, 0)!;
  expect(expand(state, "country:CHN", 0)).toBeNull();
  expect(expand(state, "country:1", 0)!.expansions).toHaveLength(maxExpansions);
  for (let i = 0; i < 200; i++) state = pin(hide(state, `country:${i}`)!, `country:${i}`, { x: i, y: 0 })!;
  expect([hide(state, "country:CHN"), pin(state, "country:CHN", { x: 0, y: 0 })]).toEqual([null, null]);
  expect(pin(state, "country:7", null)!.pinned.size).toBe(199);
});

test("a node is pinned at whole numbers", () => {
  expect(write(pin(start, "group:sco", { x: 12.4, y: -7.6 })!)).toBe("?id=country:KAZ&pin=group:sco~12~-8");
});
