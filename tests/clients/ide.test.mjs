// Banana Cake Pop at /graphql with no way to any other host.
import assert from "node:assert/strict";
import test from "node:test";
import { withBrowser } from "./browser.mjs";
import { graphql } from "./server.mjs";

const run = "[aria-label^='Run Operation']";
const answer = (page, text) => page.locator(".view-lines", { hasText: text }).first().waitFor();

test("a first visit starts with the question that the service began with, and runs it", () =>
  withBrowser(async (page, { outside }) => {
    await page.goto(graphql);
    await page.locator(".view-lines", { hasText: "SeedSentence" }).first().waitFor();
    await page.getByText("Schema available").waitFor();
    await page.click(run);
    await answer(page, "everyCellCovered");
    assert.deepEqual(outside, []);
  }));

test("a link opens its operation with its variables", () =>
  withBrowser(async (page, { outside }) => {
    await page.goto(`${graphql}?query=${encodeURIComponent("query Q($code: CountryCode!) { country(code: $code) { name } }")}&variables=${encodeURIComponent('{"code":"KAZ"}')}`);
    await page.getByText("Schema available").waitFor();
    await page.click(run);
    await answer(page, "Kazakhstan");
    assert.deepEqual(outside, []);
  }));

test("it shows the schema reference, and completes the name of a field", () =>
  withBrowser(async (page, { outside }) => {
    await page.goto(`${graphql}?query=${encodeURIComponent("{ datas }")}`);
    await page.getByText("Schema available").waitFor();
    await page.locator(".view-lines", { hasText: "datas" }).first().click();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < "{ datas".length; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget", { hasText: "dataset" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Schema Reference" }).click();
    await page.getByText("CoverageMatrix").first().waitFor();
    assert.deepEqual(outside, []);
  }));
