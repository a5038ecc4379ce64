// mercurius with graphql-jit over the facts of the service. Coverage is not computed: it is what the service answered, kept as objects.
// Usage: node mercurius.mjs <port> <address of the service> <the shape of the matrix>
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { read } from './facts.mjs';

const [port, service, shape] = process.argv.slice(2);
const facts = await read(service, readFileSync(shape, 'utf8'));
const first = (nodes, count) => ({ nodes: count === undefined ? nodes : nodes.slice(0, count) });

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(new URL('subset.graphql', import.meta.url), 'utf8'),
  jit: 1,
  resolvers: {
    Query: {
      countries: (_, { first: count }) => first(facts.countries, count),
      country: (_, { code }) => facts.country.get(code),
      agreements: (_, { first: count }) => first(facts.agreements, count),
      coverage: () => facts.matrix,
    },
    Country: { agreements: (country, { first: count }) => first(country.agreements, count) },
    Party: { resolveType: party => party.code ? 'Country' : 'CountryGroup' },
  },
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log(`${facts.agreements.length} agreements are served at http://127.0.0.1:${port}`);
