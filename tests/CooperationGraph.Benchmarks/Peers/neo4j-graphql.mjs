// @neo4j/graphql over the graph that the service's importer wrote, served by mercurius with graphql-jit.
// Usage: NEO4J_PASSWORD=… node neo4j-graphql.mjs <port> <bolt address>
import { readFileSync } from 'node:fs';
import { Neo4jGraphQL } from '@neo4j/graphql';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import neo4j from 'neo4j-driver';

const [port, bolt] = process.argv.slice(2);
const driver = neo4j.driver(bolt, neo4j.auth.basic(process.env.NEO4J_USER ?? 'neo4j', process.env.NEO4J_PASSWORD));
await driver.getServerInfo();
const library = new Neo4jGraphQL({ typeDefs: readFileSync(new URL('neo4j.graphql', import.meta.url), 'utf8'), driver });

const app = Fastify();
app.register(mercurius, { schema: await library.getSchema(), jit: 1 });
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log(`The graph at ${bolt} is served at http://127.0.0.1:${port}`);
