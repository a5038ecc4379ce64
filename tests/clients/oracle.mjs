// graphql-js over the documents of standard input, one JSON object a line: what it makes of each goes to standard output, one JSON object a line.
// The first line names the schema: {"sdl": …}. A document is {"query": …, "variables": …}; with "execute" it is also executed over the zoo,
// with "inputs" only the rules of literals and variables are asked, with "introspect" the query is the one of introspection.
import { createInterface } from "node:readline";
import { buildSchema, execute, getIntrospectionQuery, GraphQLError, Kind, parse, validate, ValuesOfCorrectTypeRule, VariablesInAllowedPositionRule } from "graphql";
import { giveResolvers } from "./zoo.mjs";

let schema;
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.sdl) schema = prepared(message.sdl);
  else console.log(JSON.stringify(answer(message)));
}

function prepared(sdl) {
  const schema = buildSchema(sdl);
  // The service's custom scalars are written as strings; a Date is a day.
  for (const type of Object.values(schema.getTypeMap())) {
    if (!["Date", "PartialDate", "Revision", "CountryCode", "Decimal"].includes(type.name)) continue;
    const check = (text) => {
      if (typeof text !== "string" || (type.name === "Date" && !isDay(text))) throw new GraphQLError(`no ${type.name}`);
      return text;
    };
    type.parseValue = check;
    type.parseLiteral = (node) => check(node.kind === Kind.STRING ? node.value : undefined);
  }
  if (schema.getType("Being")) giveResolvers(schema);
  const inputs = schema.getQueryType().getFields().inputs;
  if (inputs) inputs.resolve = (_, given) => plain(given);
  return schema;
}

// What a resolver gets, in one spelling.
function plain(value) {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${name}:${plain(value[name])}`).join()}}`;
}

function isDay(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function answer({ query, variables, execute: toExecute, introspect, inputs }) {
  let document;
  try {
    document = parse(introspect ? getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }) : query);
  } catch (error) {
    return { verdict: "syntax", why: error.message, locations: error.locations };
  }
  const errors = validate(schema, document, inputs ? [ValuesOfCorrectTypeRule, VariablesInAllowedPositionRule] : undefined);
  if (errors.length > 0) return { verdict: "invalid", why: errors[0].message };
  if (introspect) return { verdict: "answered", data: execute({ schema, document }).data, query: document.loc.source.body };
  if (!toExecute) return { verdict: "valid" };
  const result = execute({ schema, document, variableValues: variables });
  const why = result.errors?.[0].message;
  return result.data === undefined ? { verdict: "refused", why } : { verdict: "answered", data: result.data, errors: (result.errors ?? []).map((error) => error.path), why };
}
