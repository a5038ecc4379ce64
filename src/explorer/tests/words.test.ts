import { expect, test } from "vitest";
import { firstDayOf, monthOf } from "../days";
import { dateOf, daysOf, pageOf, wordsOf } from "../words";

test("dates are as precise as they are known", () => expect(["2023-05-11", "2023-05", "2023", "about 1990"].map(dateOf)).toEqual(["11 May 2023", "May 2023", "2023", "about 1990"]));

test("days are told by the ends that are known", () =>
  expect(
    [[{ from: null, to: null }], [{ from: "2001-06-15", to: null }], [{ from: null, to: "2001-06-15" }], [{ from: "2001-06-15", to: "2001-06-15" }], [{ from: "1990-01-01", to: "1991-12-31" }, { from: "2000-01-01", to: null }], []].map(daysOf),
  ).toEqual(["", "from 15 June 2001", "until 15 June 2001", "15 June 2001", "1 January 1990 – 31 December 1991; from 1 January 2000", "never at once with both ends"]));

test("names of the schema become words", () => expect(["signedOn", "PARTY_TO", "CountryGroup", "valid_from"].map(wordsOf)).toEqual(["signed on", "party to", "country group", "valid from"]));

test("an id after the host is the address of a page", () => expect(pageOf("organization:a/b?c")).toBe("/organization:a/b%3Fc"));

test("a month of the slider is its first day", () => expect(["2004-05-11", "0999-12-31"].map((day) => firstDayOf(monthOf(day)))).toEqual(["2004-05-01", "0999-12-01"]));
