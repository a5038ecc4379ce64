// Chromium that reaches the server alone, and notes what a page complains of.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { server } from "./server.mjs";

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export async function withBrowser(work, options = {}) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ serviceWorkers: "block", ...options });
    const outside = [];
    const complaints = [];
    await context.route((url) => url.origin !== server, (route) => {
      outside.push(route.request().url());
      return route.abort();
    });
    context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await work(await context.newPage(), { outside, complaints });
  } finally {
    await browser.close();
  }
}
