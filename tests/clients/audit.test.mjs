// GraphQL over HTTP, by its public audit.
import assert from "node:assert/strict";
import test from "node:test";
import { auditServer } from "graphql-http";
import { graphql } from "./server.mjs";

test("every audit of GraphQL over HTTP passes", async () => {
  const results = await auditServer({ url: graphql });
  assert.deepEqual(results.filter((result) => result.status !== "ok").map((result) => `${result.id} ${result.name}: ${result.reason}`), []);
  assert.equal(results.length, 61);
});
