// The server under test. ClientTests starts it and says where it is.
import { readFileSync } from "node:fs";

export const server = process.env.SERVER_URL ?? "http://localhost:5080";
export const graphql = `${server}/graphql`;

/** One of the worked questions. */
export const example = (name) => readFileSync(new URL(`../../src/CooperationGraph.Api/Examples/${name}.graphql`, import.meta.url), "utf8");

export const schemaFile = new URL("../../src/CooperationGraph.Api/schema.graphql", import.meta.url).pathname;
