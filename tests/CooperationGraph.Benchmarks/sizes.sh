#!/usr/bin/env bash
# What graphs of some sizes take: the database's memory and disk, the importer's memory and time, and a server's memory when its caches are full. The table goes to the standard output, all else to
# the standard error. The database is started anew for each size by NEO4J_TOOL (tests/CONTRIBUTING.md), with NEO4J_HEAP, or 1 GB.
# Usage: NEO4J_TOOL=… tests/CooperationGraph.Benchmarks/sizes.sh [nodes…]
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
export NEO4J_HTTP_PORT=17484 NEO4J_BOLT_PORT=17697 NEO4J_DATA=$work/neo4j NEO4J_PASSWORD=of-the-sizes NEO4J_HEAP=${NEO4J_HEAP:-1g}
export Neo4j__Uri=http://127.0.0.1:$NEO4J_HTTP_PORT Neo4j__Password=$NEO4J_PASSWORD
trap 'jobs=$(jobs -p); [ -z "$jobs" ] || kill $jobs 2> /dev/null || true; "$NEO4J_TOOL" stop > /dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -o "$work/server" -v quiet >&2
server=$work/server/cooperation-graph.dll
# In MB: the greatest memory so far.
peak() { awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$1/status" 2> /dev/null || true; }
# The seconds that an import of the folder takes, and its greatest memory.
take_in() {
  local begun=$(date +%s) importer most=0
  dotnet "$server" import "$work/seed" --grace 0 >&2 & importer=$!
  while kill -0 "$importer" 2> /dev/null; do most=$(peak "$importer" | grep . || echo "$most"); sleep 0.2; done
  wait "$importer"
  echo "$(($(date +%s) - begun)) $most"
}

# Each asked once: no answer is found among those that are kept.
cat > "$work/post.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local query = "{ agreements(first: 100) { nodes { title status(asOf: \\\"%04d-%02d-%02d\\\") { state } parties { party { id } } citations { source { title } } } } }"
request = function() return wrk.format(nil, nil, nil, '{"query": "' .. query:format(math.random(1900, 2099), math.random(12), math.random(28)) .. '"}') end
LUA

printf 'nodes\theap\tdatabase, MB\tdisk, MB\timporter, MB\timport, s\tserver, MB\n'
for nodes in "${@:-10000}"; do
  "$NEO4J_TOOL" wipe > /dev/null; rm -rf "$work/seed"
  dotnet run -c Release --project tests/CooperationGraph.Benchmarks -v quiet -- synthetic "$work/seed" "$nodes" >&2
  "$NEO4J_TOOL" start > "$work/neo4j.env"
  neo4j=$(sed -n 's/^NEO4J_PID=//p' "$work/neo4j.env")
  read -r seconds importer < <(take_in)
  # Another revision, which stands beside the first one until it is current.
  sed -i '2s/title 0/title zero/' "$work/seed/sources.csv"
  take_in > /dev/null
  disk=$(du -sm "$NEO4J_DATA/data" | cut -f 1)
  Store=neo4j dotnet "$server" --urls http://127.0.0.1:5084 > "$work/out" & serving=$!
  until curl -sf http://127.0.0.1:5084/health/ready > /dev/null; do kill -0 "$serving"; sleep 0.1; done
  wrk -t1 -c16 -d30s -s "$work/post.lua" http://127.0.0.1:5084/graphql >&2
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$nodes" "$NEO4J_HEAP" "$(peak "$neo4j")" "$disk" "$importer" "$seconds" "$(peak "$serving")"
  kill "$serving"; wait "$serving" 2> /dev/null || true
  "$NEO4J_TOOL" stop > /dev/null
done
