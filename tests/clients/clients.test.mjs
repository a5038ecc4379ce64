// Client libraries, each with a question and with an error.
import assert from "node:assert/strict";
import test from "node:test";
import { createHash } from "node:crypto";
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { cacheExchange, createClient, fetchExchange } from "@urql/core";
import { GraphQLClient } from "graphql-request";
import { example, graphql } from "./server.mjs";

const country = "query Country($code: CountryCode!) { country(code: $code) { id name(language: RU) } }";
const kazakhstan = { id: "country:KAZ", name: "Казахстан" };

test("graphql-request", async () => {
  const client = new GraphQLClient(graphql);
  assert.deepEqual((await client.request(country, { code: "KAZ" })).country, kazakhstan);
  await assert.rejects(client.request(country, { code: "KAX" }), (error) => error.response.errors[0].extensions.code === "COUNTRY_UNKNOWN");
});

for (const useGETForQueries of [false, true]) {
  test(`Apollo Client, ${useGETForQueries ? "GET" : "POST"}`, async () => {
    const client = new ApolloClient({ link: new HttpLink({ uri: graphql, useGETForQueries }), cache: new InMemoryCache() });
    const query = gql(country);
    assert.equal((await client.query({ query, variables: { code: "KAZ" } })).data.country.name, kazakhstan.name);
    await assert.rejects(client.query({ query, variables: { code: "KAX" } }), (error) => CombinedGraphQLErrors.is(error) && error.errors[0].extensions.code === "COUNTRY_UNKNOWN");
  });

  test(`urql, ${useGETForQueries ? "GET" : "POST"}`, async () => {
    const client = createClient({ url: graphql, preferGetMethod: useGETForQueries ? "force" : false, exchanges: [cacheExchange, fetchExchange] });
    const found = await client.query(country, { code: "KAZ" });
    assert.deepEqual([found.data?.country.name, found.error], [kazakhstan.name, undefined]);
    const failed = await client.query(country, { code: "KAX" });
    assert.equal(failed.error?.graphQLErrors[0].extensions.code, "COUNTRY_UNKNOWN");
  });
}

test("Apollo Client keeps the nodes of a large answer apart", async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: graphql }), cache: new InMemoryCache() });
  const query = gql(example("seed-sentence"));
  const fromServer = await client.query({ query, fetchPolicy: "network-only" });
  const fromCache = await client.query({ query, fetchPolicy: "cache-only" });
  assert.deepEqual(fromCache.data, fromServer.data);
});

for (const useGETForHashedQueries of [false, true]) {
  test(`Apollo Client with automatic persisted queries, ${useGETForHashedQueries ? "GET" : "POST"}: it sends the query when it is told that there are none`, async () => {
    const asked = [];
    const watched = (uri, options) => {
      asked.push(decodeURIComponent(uri) + (options.body ?? ""));
      return fetch(uri, options);
    };
    const persisted = new PersistedQueryLink({ sha256: (text) => createHash("sha256").update(text).digest("hex"), useGETForHashedQueries });
    const client = new ApolloClient({ link: persisted.concat(new HttpLink({ uri: graphql, fetch: watched })), cache: new InMemoryCache() });
    assert.equal((await client.query({ query: gql(country), variables: { code: "KAZ" } })).data.country.name, kazakhstan.name);
    assert.deepEqual(asked.map((request) => [request.includes("sha256Hash"), request.includes("query Country")]), [[true, false], [false, true]]);
    // From then on it does not ask in vain.
    await client.query({ query: gql(country), variables: { code: "UZB" } });
    assert.equal(asked.length, 3);
  });
}
