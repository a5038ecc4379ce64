// Chromium that reaches the server alone, and notes what a page complains of: started once for a file of tests, and empty of what a test before left.
import { existsSync } from "node:fs";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { server } from "./server.mjs";

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
// So long that only what hangs is late, on a machine however busy: the first visit to the IDE has taken 32 s on one.
const patience = 300_000;
let browser;
after(async () => (await browser)?.close());

// A browser that knows no other host's address, in place of a script that is asked about each request: with one, nothing would be cached.
const args = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"];

export async function withBrowser(work, options = {}) {
  const context = await (await (browser ??= chromium.launch({ executablePath, args }))).newContext({ serviceWorkers: "block", ...options });
  context.setDefaultTimeout(patience);
  try {
    const outside = [];
    const complaints = [];
    context.on("request", (request) => /^(http|ws)/.test(request.url()) && new URL(request.url()).origin !== server && outside.push(request.url()));
    context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await work(await context.newPage(), { outside, complaints });
  } finally {
    await context.close();
  }
}
