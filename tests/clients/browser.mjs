// Chromium that reaches the server alone, and notes what a page complains of: started once for a file of tests, and empty of what a test before left.
import { existsSync } from "node:fs";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { server } from "./server.mjs";

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
let browser;
after(async () => (await browser)?.close());

export async function withBrowser(work, options = {}) {
  const context = await (await (browser ??= chromium.launch({ executablePath, args: ["--no-sandbox"] }))).newContext({ serviceWorkers: "block", ...options });
  try {
    const outside = [];
    const complaints = [];
    await context.route((url) => url.origin !== server, (route) => {
      outside.push(route.request().url());
      return route.abort();
    });
    context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await work(await context.newPage(), { outside, complaints });
  } finally {
    await context.close();
  }
}
