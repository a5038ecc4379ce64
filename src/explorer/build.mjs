// Bundles main.ts into the module that the server sends; with --check says whether the one that stands there is it.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const file = new URL("../CooperationGraph.Server/Views/Explorer/explorer.js", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const licences = Object.keys(dependencies).map((name) => readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim());
const { outputFiles } = await build({
  absWorkingDir: new URL(".", import.meta.url).pathname,
  entryPoints: ["main.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  loader: { ".graphql": "text" },
  banner: { js: `/*! Parts of this file are ${Object.keys(dependencies).join(", ")}:\n\n${[...new Set(licences)].join("\n\n")} */` },
  write: false,
});
if (!process.argv.includes("--check")) writeFileSync(file, outputFiles[0].contents);
else if (!Buffer.from(outputFiles[0].contents).equals(readFileSync(file))) {
  console.error("explorer.js is not what src/explorer makes: run 'npm ci && npm run build' there, and commit it.");
  process.exitCode = 1;
}
