// The facts of the five shapes as objects that refer to each other, read from the service.

/** Asks the service at url, and fails where it answers with errors. */
export async function ask(url, query, variables) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(`${query.slice(0, 200)}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
  return answer.data;
}

/** All nodes of a connection, page by page, in the service's order. */
async function all(url, query, connection, variables = {}) {
  const nodes = [];
  for (let after = null; ;) {
    const { nodes: page, pageInfo } = connection(await ask(url, query, { ...variables, after }));
    nodes.push(...page);
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}

/** countries and agreements in the service's order; country by code, with its agreements in its order; matrix: the rows that the query of the shape has. */
export async function read(url, matrixQuery) {
  const page = 'pageInfo { hasNextPage endCursor }';
  const countries = await all(url, `query ($after: String) { countries(first: 200, after: $after) { nodes { code name } ${page} } }`, data => data.countries);
  const country = new Map(countries.map(each => [each.code, each]));
  const sources = new Map(), sectors = new Map(), groups = new Map();
  const kept = (map, key, value) => map.get(key) ?? (map.set(key, value), value);
  const agreements = await all(
    url,
    `query ($after: String) { agreements(first: 50, after: $after) { nodes {
      id title type signedOn sectors { id name } citations { locator source { id title publisher url publishedOn } }
      parties { role party { __typename ... on Country { code } ... on CountryGroup { id name } } } } ${page} } }`,
    data => data.agreements);
  for (const agreement of agreements) {
    agreement.sectors = agreement.sectors.map(sector => kept(sectors, sector.id, sector));
    for (const citation of agreement.citations) citation.source = kept(sources, citation.source.id, citation.source);
    for (const party of agreement.parties) party.party = party.party.code ? country.get(party.party.code) : kept(groups, party.party.id, party.party);
  }

  const agreement = new Map(agreements.map(each => [each.id, each]));
  for (const each of countries) {
    const ids = await all(
      url, `query ($code: CountryCode!, $after: String) { country(code: $code) { agreements(first: 200, after: $after) { nodes { id } ${page} } } }`, data => data.country.agreements, { code: each.code });
    each.agreements = ids.map(({ id }) => agreement.get(id));
  }

  const matrix = (await ask(url, matrixQuery)).coverage;
  for (const row of matrix.rows) {
    row.country = country.get(row.country.code);
    for (const cell of row.cells) cell.agreements = cell.agreements.map(({ id }) => agreement.get(id));
  }

  return { countries, country, agreements, matrix };
}
