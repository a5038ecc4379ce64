import { expect, test } from "vitest";
import { firstDayOf, monthOf, restAfter } from "../days";
import { dateOf, daysOf, pageOf, wordsOf } from "../words";

// The same as WordsTests.cs.
test("dates are as precise as they are known, and as doubtful", () =>
  expect(["2023-05-11", "2023-05", "2023", "2015~", "2014-06?", "2014%", "199X", "19XX", "2015/..", "../2015", "2004/2006-05", "2023-13x", "gcdf"].map(dateOf)).toEqual(
    ["11 May 2023", "May 2023", "2023", "about 2015", "perhaps June 2014", "perhaps about 2014", "the 1990s", "between 1900 and 1999", "2015 or later", "2015 or earlier", "between 2004 and May 2006", "2023-13x", "gcdf"],
  ));

const spell = (begins: string | null, ends: string | null) => ({ from: null, begins, to: null, ends });

test("days are told by the ends that are known, as precise as they are", () =>
  expect([[spell(null, null)], [spell("2001-06-15", null)], [spell(null, "2001~")], [spell("2001-06-15", "2001-06-15")], [spell("1992", "1992")], [spell("1990", "1991-12-31"), spell("2000-01-01", null)], []].map(daysOf)).toEqual(
    ["", "from 15 June 2001", "until about 2001", "15 June 2001", "1992", "1990 – 31 December 1991; from 1 January 2000", "never at once with both ends"],
  ));

test("names of the schema become words", () => expect(["signedOn", "PARTY_TO", "CountryGroup", "valid_from"].map(wordsOf)).toEqual(["signed on", "party to", "country group", "valid from"]));

test("an id after the host is the address of a page", () => expect(pageOf("organization:a/b?c")).toBe("/organization:a/b%3Fc"));

test("a month of the slider is its first day", () => expect(["2004-05-11", "0999-12-31"].map((day) => firstDayOf(monthOf(day)))).toEqual(["2004-05-01", "0999-12-01"]));

test("the slider rests once no day follows in three times the time that the last one took; a day alone, and each year that is played, at once", () => expect([16, 200, 399, 900, 60_000].map(restAfter)).toEqual([150, 600, 1197, 150, 150]));
