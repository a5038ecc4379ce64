// The explorer as readers use it: by keyboard alone, through lost connections, back from an address; the server's own picture is what they begin with.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";
import axe from "axe-core";
import { withBrowser } from "./browser.mjs";
import { graphql, server } from "./server.mjs";

const start = "/explore?id=country:KGZ&types=PARTY_TO,MEMBER_OF,PARTICIPATES_IN";

const open = async (page, path) => {
  await page.goto(server + path);
  await page.waitForSelector("svg.live.ready");
};
const shown = ".item:not(.ends, .gone)";
const link = (page, id) => page.locator(`${shown}[data-id="${id}"] a`);
const places = (page) => page.$$eval(shown, (items) => Object.fromEntries(items.map((item) => [item.dataset.id, item.getAttribute("transform")])));
const said = (page, text) => page.locator(".said", { hasText: text }).waitFor();
const address = (page, part) => page.waitForURL((url) => decodeURIComponent(url.href).includes(part));
const focused = (page) => page.evaluate("document.activeElement.closest('.item')?.dataset.id ?? document.activeElement.tagName");
const clean = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => ({ violations: (await globalThis.axe.run({ resultTypes: ["violations"] })).violations }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
};

test("it takes the picture over where it stands, goes on around a node, and an address brings all of it back", () =>
  withBrowser(async (page, { outside, complaints }) => {
    await page.goto(server + start, { waitUntil: "commit" });
    const drawn = await (await fetch(server + start)).text();
    await page.waitForSelector("svg.live.ready");
    const before = await places(page);
    for (const [id, place] of Object.entries(before)) assert.ok(drawn.includes(`data-id="${id}" data-cell="`) && drawn.includes(`transform="${place}"`), id);
    await link(page, "group:sco").click();
    await said(page, "Shanghai Cooperation Organization: 9 nodes more");
    const after = await places(page);
    for (const [id, place] of Object.entries(before)) assert.equal(after[id], place, id);
    assert.ok(Object.keys(after).length > Object.keys(before).length);
    await address(page, "expand=group:sco#group:sco");
    // The table and the files follow.
    await page.waitForFunction((count) => document.querySelectorAll("#rows tbody tr:not([hidden])").length === count, (await page.locator(".edges path").count()));
    assert.ok((await page.locator("a[href^='/explore.svg']").getAttribute("href")).endsWith("expand=group:sco"));
    assert.match(await page.locator("#explorer pre code").textContent(), /embed\/explore\?id=country:KGZ[^"]*&expand=group:sco&revision=/);
    // What the server makes of the address is what the script made, and the query behind it is the same.
    const query = () => page.locator("footer a[href^='/graphql?']").getAttribute("href").then((href) => [...new URLSearchParams(href.split("?")[1])]);
    const asked = await query();
    await page.reload();
    await page.waitForSelector("svg.live.ready");
    assert.deepEqual(await query(), asked);
    assert.deepEqual(await places(page), after);
    await page.getByRole("heading", { level: 2, name: "Shanghai Cooperation Organization" }).waitFor();
    const served = await (await fetch(page.url().split("#")[0])).text();
    for (const [id, place] of Object.entries(after)) assert.ok(served.includes(`data-id="${id}"`) && served.includes(`transform="${place}"`), id);
    assert.deepEqual([outside, complaints], [[], []]);
  }));

test("the keyboard alone goes on, hides, pins, undoes and leaves, and the focus is never lost", () =>
  withBrowser(async (page) => {
    await open(page, start);
    const all = Object.keys(await places(page)).length;
    await page.locator("#asOf").focus();
    let stops = 0;
    for (; stops < 80 && (await focused(page)) !== "country:KGZ"; stops++) await page.keyboard.press("Tab");
    assert.ok(stops < 80, "the picture is reached by Tab");
    const visited = new Set();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "Home", "ArrowRight"]) {
      await page.keyboard.press(key);
      visited.add(await focused(page));
    }
    assert.ok(visited.size >= 5 && !visited.has("BODY"), [...visited].join());
    const at = await focused(page);
    await page.keyboard.press("p");
    await said(page, "is pinned");
    await address(page, `pin=${at}~`);
    await page.keyboard.press("h");
    await said(page, "is hidden");
    assert.equal(await link(page, at).count(), 0);
    assert.notEqual(await focused(page), "BODY");
    await page.keyboard.press("u");
    await page.keyboard.press("Control+z");
    await said(page, "Undone");
    assert.equal(Object.keys(await places(page)).length, all);
    await link(page, "group:sco").focus();
    await page.keyboard.press("Enter");
    await said(page, "nodes more");
    assert.equal(await focused(page), "group:sco");
    await page.keyboard.press(" ");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Shanghai Cooperation Organization");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "group:sco");
    await page.keyboard.press("u");
    await page.waitForFunction((count) => document.querySelectorAll(".item:not(.ends, .gone)").length === count, all);
    await page.keyboard.press("Shift+Tab");
    assert.notEqual(await focused(page), "BODY");
  }));

test("a day takes away what was not there, marks what comes and goes, and moves nothing", () =>
  withBrowser(async (page) => {
    await open(page, start);
    const all = await places(page);
    await page.locator("#asOf").fill("1995-01-01");
    await said(page, "On 1 January 1995");
    const then = await places(page);
    assert.ok(Object.keys(then).length < Object.keys(all).length);
    for (const [id, place] of Object.entries(then)) assert.equal(place, all[id], id);
    assert.equal(then["group:sco"], undefined);
    assert.ok(await page.locator(".item.ends[data-id='group:sco']").isVisible());
    await page.locator("#asOf").fill("2002-01-01");
    await said(page, "On 1 January 2002");
    assert.equal(await page.locator(".item.appears[data-id='group:sco']").count(), 1);
    await page.getByRole("slider", { name: "Day" }).focus();
    await page.keyboard.press("ArrowLeft");
    await said(page, "On 1 December 2001");
    await address(page, "asOf=2001-12-01");
    await page.getByRole("button", { name: "Play" }).click();
    await said(page, "On 1 December 2002");
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Any day" }).click();
    await said(page, "On any day");
    assert.deepEqual(await places(page), all);
  }, { reducedMotion: "reduce" }));

test("how much of a node is left out is that of the chosen day, as the server draws it, and no date is more precise than it is known", () =>
  withBrowser(async (page) => {
    const some = "/explore?id=country:KGZ&types=PARTY_TO&limit=12";
    const numbers = () => page.$$eval(`${shown} .more`, (all) => Object.fromEntries(all.filter((more) => more.checkVisibility({ visibilityProperty: true })).map((more) => [more.closest(".item").dataset.id, more.textContent])));
    const drawn = async (path) => Object.fromEntries([...(await (await fetch(server + path)).text()).matchAll(/data-id="([^"]*)" data-cell(?:(?!data-id=)[^])*?class="more p-accent">(\+\d+)</g)].map(([, id, text]) => [id, text]));
    await open(page, some);
    const always = await drawn(some);
    assert.deepEqual(await numbers(), always);
    for (const day of ["2003-01-01", "2016-01-01"]) {
      const then = await drawn(`${some}&asOf=${day}`);
      assert.notDeepEqual(then, always);
      await page.locator("#asOf").fill(day);
      await page.waitForFunction((expected) => document.querySelector(".item[data-id='country:KGZ'] .more")?.textContent === expected, then["country:KGZ"]);
      assert.deepEqual(await numbers(), then);
    }
    const { data } = await (await fetch(`${graphql}?query=${encodeURIComponent('{ neighborhood(of: "country:KGZ", relationships: [PARTY_TO], limit: 12, anyDay: true) { relationships { to spells { begins } } } }')}`, { headers: { Accept: "application/json" } })).json();
    const vague = data.neighborhood.relationships.find(({ spells }) => /^\d{4}$/.test(spells[0]?.begins ?? ""));
    await page.getByRole("button", { name: "Any day" }).click();
    await link(page, vague.to).focus();
    await page.locator(".panel li", { hasText: `from ${vague.spells[0].begins}` }).first().waitFor();
    await page.locator(".panel dd", { hasText: new RegExp(`^${vague.spells[0].begins} `) }).first().waitFor();
    assert.doesNotMatch(await page.locator(".panel").innerText(), /1 January/);
  }));

test("a lost connection and an error lose nothing, and are told with a way to try again", () =>
  withBrowser(async (page) => {
    await open(page, start);
    const before = await places(page);
    await page.route("**/graphql?**", (route) => route.abort());
    await link(page, "group:sco").click();
    await page.getByRole("alert").filter({ hasText: "could not be reached" }).first().waitFor();
    assert.deepEqual(await places(page), before);
    await page.unroute("**/graphql?**");
    await page.route("**/graphql?**", (route) => route.fulfill({ status: 503, contentType: "text/plain", body: "away" }));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").filter({ hasText: "status 503" }).first().waitFor();
    await page.unroute("**/graphql?**");
    await page.getByRole("button", { name: "Try again" }).click();
    await said(page, "9 nodes more");
    assert.equal(await page.getByRole("button", { name: "Try again" }).isVisible(), false);
    assert.equal(await focused(page), "group:sco");
    // The days of what is there are known; how much of it is left out is not.
    await page.route("**/graphql?**", (route) => route.abort());
    await page.locator("#asOf").fill("2003-01-01");
    await page.getByRole("alert").filter({ hasText: "could not be reached" }).first().waitFor();
    await said(page, "On 1 January 2003");
    assert.equal(await page.locator(".more").first().isVisible(), false);
    await page.unroute("**/graphql?**");
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await page.locator(`${shown} .more`).first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Try again" }).isVisible(), false);
  }));

test("while an answer is awaited a reader goes on, and both stay; the back button brings all of it back, in each tab its own", () =>
  withBrowser(async (page) => {
    await open(page, start);
    const other = await page.context().newPage();
    await open(other, start);
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route("**/graphql?**", async (route) => {
      await released;
      await route.continue();
    });
    await link(page, "group:sco").click();
    const [hidden] = Object.keys(await places(page)).filter((id) => id.startsWith("agreement:"));
    await link(page, hidden).focus();
    await page.keyboard.press("h");
    await said(page, "is hidden");
    release();
    await said(page, "nodes more");
    assert.equal(await link(page, hidden).count(), 0);
    await address(page, `expand=group:sco&hide=${hidden}`);
    const left = await places(page);
    await page.goto(`${server}/docs`);
    await page.goBack();
    await page.waitForSelector("svg.live.ready");
    assert.deepEqual(await places(page), left);
    await other.reload();
    await other.waitForSelector("svg.live.ready");
    assert.ok(hidden in (await places(other)) && !other.url().includes("expand"));
  }));

test("on paper the whole picture stands, and nothing that takes a hand; on a phone it begins where names can be read", () =>
  withBrowser(async (page) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open(page, start);
    const called = link(page, "country:KGZ").locator("text.called");
    await called.waitFor();
    await page.waitForFunction((name) => name.getBoundingClientRect().height > 9, await called.elementHandle());
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, start);
    const { width, height } = await page.locator("svg.live").evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    // All that was on the screen, in as much room as there is.
    assert.equal(await page.locator("svg.live").getAttribute("viewBox"), `0 0 ${width} ${height}`);
    for (const hidden of ["form.explore", ".days", ".bar", ".panel", ".help"]) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("svg.live").getAttribute("viewBox"), null);
  }));

test("without the data the server's picture stays, and its links lead on", () =>
  withBrowser(async (page) => {
    await page.route("**/graphql?**", (route) => route.abort());
    await page.goto(server + start);
    await page.getByRole("alert").filter({ hasText: "the links of the picture lead on" }).waitFor();
    await link(page, "group:sco").click();
    await page.waitForURL("**expand=group:sco");
  }));

test("a node is dragged to its place, and paths lead from one chosen node to another, each hop with who says so", () =>
  withBrowser(async (page) => {
    await open(page, "/explore?id=country:UZB&types=MEMBER_OF,PARTICIPATES_IN");
    await page.locator(".stage").evaluate((stage) => stage.scrollIntoView());
    await page.waitForSelector("svg.ready:not(.moving)");
    const { x, y, width, height } = await link(page, "group:sco").locator("path").boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (let i = 1; i <= 5; i++) await page.mouse.move(x + width / 2 + 10 * i, y + height / 2 - 6 * i);
    await page.mouse.up();
    await said(page, "is pinned");
    await address(page, "pin=group:sco~");
    // A drag is no click.
    assert.ok(!page.url().includes("expand"));
    await link(page, "group:sco").click();
    await said(page, "nodes more");
    await link(page, "country:UZB").focus();
    await page.getByRole("button", { name: "Begin paths here" }).click();
    await link(page, "country:PAK").focus();
    await page.getByRole("link", { name: "Paths from Uzbekistan to here" }).click();
    await page.waitForURL((url) => url.searchParams.get("to") === "country:PAK");
    await page.getByRole("heading", { level: 1, name: "From Uzbekistan to Pakistan" }).waitFor();
    for (const row of await page.locator("#rows tbody tr").all()) assert.match(await row.locator("td").last().textContent(), /\[\d+\]|unverified|no source/);
  }));

test("what is known of each kind of node stands in the panel with its sources, and no state breaks a rule of accessibility", () =>
  withBrowser(async (page, { complaints }) => {
    await open(page, "/explore?id=country:KAZ&depth=2&limit=90");
    await clean(page);
    const kinds = await page.$$eval(".item", (items) => Object.values(Object.fromEntries(items.map((item) => [item.dataset.id.split(":")[0], item.dataset.id]))));
    assert.ok(kinds.length >= 8, kinds.join());
    for (const id of kinds) {
      await link(page, id).focus();
      await page.waitForFunction((id) => document.querySelector(".panel h2 a")?.getAttribute("href") === "/" + id && document.querySelector(".panel dl"), id);
      assert.equal(await page.locator(".panel [role=alert]").count(), 0, id);
    }
    await page.locator("#asOf").fill("2015-01-01");
    await said(page, "On 1 January 2015");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
    await clean(page);
    assert.deepEqual(complaints, []);
  }));

test("the page that the documentation shows draws a country's neighbourhood from another origin, in under 80 lines", () =>
  withBrowser(async (page, { complaints }) => {
    await page.goto(`${server}/docs/visualize`);
    const shown = await page.locator("#visualize").textContent();
    assert.ok(shown.split("\n").length < 80);
    assert.ok(shown.includes(`const server = "${server}"`));
    // Another port is another origin.
    const other = createServer((request, response) => (request.url.startsWith("/map.html") ? response.setHeader("Content-Type", "text/html").end(shown) : response.writeHead(204).end()));
    await once(other.listen(0, "127.0.0.1"), "listening");
    const origin = `http://127.0.0.1:${other.address().port}`;
    await page.goto(`${origin}/map.html?country=country:UZB`);
    await page.getByRole("heading", { name: "What Uzbekistan is linked to" }).waitFor();
    other.close();
    const query = '{ dataset { revision } neighborhood(of: "country:UZB", relationships: [PARTY_TO, MEMBER_OF, PARTICIPATES_IN], anyDay: true, limit: 60) { nodes { id } relationships { id } } }';
    const { data } = await (await fetch(`${graphql}?query=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" } })).json();
    assert.equal(await page.locator("circle").count(), data.neighborhood.nodes.length);
    assert.equal(await page.locator("line").count(), data.neighborhood.relationships.length);
    assert.equal(await page.locator("li").count(), data.neighborhood.relationships.length);
    assert.match(await page.locator("footer").textContent(), new RegExp(data.dataset.revision));
    assert.deepEqual(complaints, []);
  }));
