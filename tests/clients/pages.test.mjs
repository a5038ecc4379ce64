// Every kind of page as a reader meets it: accessible, narrow, by keyboard alone, and with nothing from another host.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";
import axe from "axe-core";
import { withBrowser } from "./browser.mjs";
import { graphql, server } from "./server.mjs";

const firsts = "{ countries(first: 1) { nodes { id } } groups(first: 1) { nodes { id } } agreements(first: 1, filter: { hasConflict: true }) { nodes { id } } mechanisms { nodes { id } } meetings(first: 1) { nodes { id } } sectors(first: 1) { nodes { id } } projects(first: 1) { nodes { id } } financings(first: 1) { nodes { id } } organizations(first: 1) { nodes { id } } indicators(first: 1) { nodes { id } } observations(first: 1) { nodes { id } } sources(first: 1) { nodes { id } } }";
const { data } = await (await fetch(`${graphql}?query=${encodeURIComponent(firsts)}`, { headers: { Accept: "application/json" } })).json();
const nodes = Object.entries(data).map(([kind, { nodes: [first] }]) => `/${kind}/${first.id.slice(first.id.indexOf(":") + 1)}`);
const pages = ["/", "/coverage", "/coverage?group=group:sco&asOf=2010-01-01", "/coverage?asOf=never", "/map", "/map?type=x", "/map?circles=money", "/embed/map", "/embed/timeline?country=KAZ&with=CHN&revision=0", "/embed/map?type=x", "/timeline?country=KAZ&with=CHN", "/timeline?country=KAX&from=x", "/explore", "/explore?id=country:KAZ&asOf=2015-01-01", "/explore?id=country:UZB&to=country:PAK", "/explore?id=country:KAX", "/coverage?group=all", "/coverage?country=Kyrgyzstan&with=Kazakhstan", "/disagreements", "/disagreements?country=KGZ&state=open", "/unverified", "/changes", "/agreements?country=KGZ&with=CHN&on=2005-01-01", "/agreements?q=zzz", "/indicators/gcdf-oof", "/search?q=railway", "/search?q=a&kind=none", "/docs", "/docs/errors", "/docs/model", "/docs/types", "/docs/types/Agreement", "/docs/types/Query", "/docs/licences", "/docs/downloads", "/docs/pictures", "/docs/questions", "/docs/limits", "/docs/performance", "/docs/caching", "/docs/operate", "/docs/visualize", "/countries/KAZ", "/agreements/bit-cn-uz-1992", "/countries/KAX", "/nothing", "/agreements", "/agreements?after=x", ...nodes];

// Two at a time, each in one tab after the other: a browser's process for every page takes three times the time of the processors.
test("every kind of page is accessible, narrow, in order and from this host alone", { concurrency: 2 }, (t) => {
  const open = [...pages];
  const tab = () =>
    withBrowser(async (page, { outside, complaints }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      for (let path = open.shift(); path !== undefined; path = open.shift()) {
        await t.test(path, async () => {
          outside.length = complaints.length = 0;
          await page.emulateMedia({ colorScheme: "light" });
          const response = await page.goto(server + path);
          assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320, "wider than 320 px");
          await page.evaluate(axe.source);
          // In the dark nothing but colours differs: style.css says light-dark() of them, and asks for the scheme nowhere else.
          for (const [colorScheme, rules] of [["light", {}], ["dark", { runOnly: ["color-contrast"] }]]) {
            if (colorScheme === "dark") await page.emulateMedia({ colorScheme });
            // What passes is not described, nor handed over: that would be half of the time.
            const { violations } = await page.evaluate(async (rules) => ({ violations: (await globalThis.axe.run({ resultTypes: ["violations"], ...rules })).violations }), rules);
            assert.deepEqual(violations.map((violation) => `${colorScheme} ${violation.id}: ${violation.nodes[0].html}`), []);
          }
          assert.deepEqual(outside, []);
          // A page with an error status is itself noted as one.
          assert.deepEqual(complaints.filter((text) => response.ok() || !text.startsWith("Failed to load resource")), []);
        });
      }
    });
  return Promise.all([tab(), tab()]);
});

test("the keyboard alone reaches every link, field and button", () =>
  withBrowser(async (page) => {
    for (const path of ["/", "/coverage", "/timeline?country=TKM&with=CHN", "/agreements/bit-cn-uz-1992", "/agreements?country=KGZ&with=UZB", "/disagreements?country=KGZ&state=open"]) {
      await page.goto(server + path);
      // What is folded away is reached once it is opened.
      await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
      const all = await page.evaluate("[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex=\"0\"]')].filter((each) => each.checkVisibility()).length");
      await page.evaluate("window.reached = new Set(); addEventListener('focusin', ({ target }) => reached.add(target))");
      for (let i = 0; i < all + 24; i++) await page.keyboard.press("Tab");
      assert.equal(await page.evaluate("reached.size"), all, path);
    }
  }));

test("on paper there is no form, but the address", () =>
  withBrowser(async (page) => {
    await page.goto(server + "/coverage");
    await page.emulateMedia({ media: "print" });
    assert.deepEqual([await page.locator("form:visible").count(), await page.locator(".printed:visible").count()], [0, 1]);
  }));

test("names are suggested while one is typed, and the one that is chosen is opened", () =>
  withBrowser(async (page, { complaints }) => {
    await page.goto(server + "/");
    const field = page.getByRole("search").getByLabel("Search");
    await field.pressSequentially("哈萨克");
    await page.waitForFunction(() => [...document.querySelector("#search-names").options].some((option) => option.value === "Kazakhstan" && option.label.includes("哈萨克斯坦")));
    await field.fill("Kazakhstan");
    await field.press("Enter");
    await page.waitForURL("**/countries/KAZ");
    assert.deepEqual(complaints, []);
  }));

test("a view is framed by a page of another site, and says there of which revision it is; a page is not", async () => {
  const body = `<!doctype html><title>Elsewhere</title><iframe id="view" src="${server}/embed/map?asOf=2020-01-01&revision=0123456789abcdef" width="900"></iframe><iframe id="page" src="${server}/map"></iframe>`;
  const elsewhere = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(body)).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  try {
    await withBrowser(async (page, { complaints }) => {
      // Frames have loaded by then, or have been refused.
      await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
      const view = page.frameLocator("#view");
      await view.getByRole("status").filter({ hasText: "0123456789abcdef" }).waitFor();
      const { width } = await view.locator("use[href$='#KAZ']").boundingBox();
      assert.ok(width > 5, "shapes from a file beside the frame are drawn");
      assert.equal(await page.frameLocator("#page").locator("svg.picture").count(), 0);
      assert.deepEqual(complaints.filter((text) => !text.includes("frame-ancestors")), []);
    });
  } finally {
    elsewhere.close();
  }
});
