// Tools that read the contract: Relay's compiler, GraphQL Code Generator with the TypeScript compiler, and graphql-eslint.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import graphqlPlugin from "@graphql-eslint/eslint-plugin";
import { schemaFile, server } from "./server.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const examples = fileURLToPath(new URL("../../src/CooperationGraph.Api/Examples/", import.meta.url));

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "cooperation-graph-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// What is not as the rules have it, each with its reason.
const { EnumValueDefinition: ofEnums, ...naming } = graphqlPlugin.configs["flat/schema-recommended"].rules["@graphql-eslint/naming-convention"][1];
const argued = {
  // Labels are written in arguments as they stand in answers and in openCypher.
  "@graphql-eslint/naming-convention": ["error", { ...naming, "EnumTypeDefinition[name.value=Label] > EnumValueDefinition": "PascalCase", "EnumTypeDefinition[name.value!=Label] > EnumValueDefinition": ofEnums }],
  // One line in quotes for a field or an argument, a block for a type: half as long to read.
  "@graphql-eslint/description-style": "off",
  // Lists that are short by nature, such as the parties of a treaty, are lists; only those that grow are connections. A conflict is computed, and is no node.
  "@graphql-eslint/relay-edge-types": ["error", { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
  // What is a part of its node, such as a citation or a status, has no id of its own.
  "@graphql-eslint/strict-id-in-types": "off",
};

const run = (name, args, cwd = here) => execFileSync(join(here, "node_modules", ".bin", name), args, { cwd, encoding: "utf8", stdio: "pipe" });

test("the served schema is the contract's file", async () => {
  assert.equal(await (await fetch(`${server}/graphql/schema.graphql`)).text(), readFileSync(schemaFile, "utf8"));
});

test("Relay compiles a refetchable page of a connection", () =>
  inFolder((folder) => {
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "schema.graphql"), readFileSync(schemaFile));
    writeFileSync(
      join(folder, "src", "Agreements.js"),
      `graphql\`
        fragment Agreements_country on Country @refetchable(queryName: "AgreementsPage") @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
          agreements(first: $first, after: $after) @connection(key: "Agreements_agreements") { edges { node { id title signedOn citations { source { id title } } } } }
        }\`;
      graphql\`query AgreementsQuery($code: CountryCode!) { country(code: $code) { ...Agreements_country } }\`;`,
    );
    writeFileSync(join(folder, "relay.config.json"), JSON.stringify({ src: "./src", schema: "./schema.graphql", language: "javascript", eagerEsModules: true }));
    run("relay-compiler", ["./relay.config.json"], folder);
    assert.deepEqual(readdirSync(join(folder, "src", "__generated__")).sort(), ["AgreementsPage.graphql.js", "AgreementsQuery.graphql.js", "Agreements_country.graphql.js"]);
  }));

test("the types generated for the examples compile", () =>
  inFolder((folder) => {
    const config = join(folder, "codegen.json");
    const types = join(folder, "types.ts");
    writeFileSync(config, JSON.stringify({ schema: schemaFile, documents: join(examples, "*.graphql"), generates: { [types]: { plugins: ["typescript-operations"] } } }));
    run("graphql-codegen", ["--config", config]);
    assert.match(readFileSync(types, "utf8"), /export type SeedSentenceQuery/);
    run("tsc", ["--noEmit", "--strict", "--skipLibCheck", types]);
  }));

test("graphql-eslint finds nothing in the schema", async () => {
  const language = { languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: schemaFile } } }, plugins: { "@graphql-eslint": graphqlPlugin } };
  const rulesOf = (name) => graphqlPlugin.configs[name].rules;
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/schema.graphql"], ...language, rules: { ...rulesOf("flat/schema-recommended"), ...rulesOf("flat/schema-relay"), ...argued } },
    ],
  });
  const results = await eslint.lintFiles([schemaFile]);
  assert.deepEqual(results.flatMap((result) => result.messages.map((message) => `${result.filePath.slice(root.length)}:${message.line} ${message.ruleId} ${message.message}`)), []);
});

