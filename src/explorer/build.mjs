// Bundles main.ts into the module that the server sends; with --check says whether the one that stands there is it.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const file = new URL("../CooperationGraph.Server/Views/Explorer/explorer.js", import.meta.url);
const { outputFiles, metafile } = await build({
  absWorkingDir: new URL(".", import.meta.url).pathname,
  entryPoints: ["main.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  loader: { ".graphql": "text" },
  metafile: true,
  write: false,
});
// Of all packages that are in it, also those that its dependencies brought along: each asks that its licence goes with it.
const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input));
const packages = [...new Set(inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))].sort();
const licenceOf = (name) => readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim();
const licences = [...new Set(packages.map(licenceOf))];
const notice = licences.map((licence) => `Parts of this file are ${packages.filter((name) => licenceOf(name) === licence).join(", ")}:\n\n${licence}`).join("\n\n");
const bundle = `/*! ${notice} */\n${outputFiles[0].text}`;
if (!process.argv.includes("--check")) writeFileSync(file, bundle);
else if (bundle !== readFileSync(file, "utf8")) {
  console.error("explorer.js is not what src/explorer makes: run 'npm ci && npm run build' there, and commit it.");
  process.exitCode = 1;
}
