#!/usr/bin/env bash
# The server over Neo4j, its cache of answers off, once as it keeps objects for other requests and once as it keeps none ("anew"), beside @neo4j/graphql over Bolt and the same graph, asked in its own words for the same facts (Peers/neo4j);
# the sizes of both answers are shown, as the two cannot be compared byte by byte. wrk with 16 connections; all share the machine. The ways take turns; shown are the medians
# of the rounds in requests a second. The table, separated by tabs, is that of /docs/performance.
# The graph of the database is replaced by graph-seed. It needs Node.js with npm, wrk, curl and python3.
# Usage: Neo4j__Uri=http://localhost:7474 Neo4j__Password=… tests/CooperationGraph.Benchmarks/peers-neo4j.sh [bolt address] [seconds each] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
bolt=${1:-bolt://localhost:7687}
seconds=${2:-5}
rounds=${3:-3}
bench=tests/CooperationGraph.Benchmarks
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
npm ci --prefix $bench/Peers --no-audit --no-fund --silent
dotnet "$work/server/cooperation-graph.dll" import graph-seed --replace >&2
start() { # log, port, command
  local log=$1 port=$2; shift 2
  : > "$log"
  "$@" > "$log" & servers+=($!)
  until curl -sf -H 'Content-Type: application/json' -d '{"query": "{ __typename }"}' "http://127.0.0.1:$port/graphql" > /dev/null; do kill -0 "${servers[-1]}"; sleep 0.1; done
}

Store=neo4j Cache__Bytes=0 PORT=5111 start "$work/log" 5111 dotnet "$work/server/cooperation-graph.dll"
Store=neo4j Cache__Bytes=0 Cache__ObjectBytes=0 PORT=5110 start "$work/anew" 5110 dotnet "$work/server/cooperation-graph.dll"
NEO4J_PASSWORD=${Neo4j__Password-} start "$work/peer" 5112 node $bench/Peers/neo4j-graphql.mjs 5112 "$bolt"
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

printf '%s\t%s\t%s\t%s\t%s\t%s\n' shape bytes 'bytes of @neo4j/graphql' server anew @neo4j/graphql
for file in $bench/Shapes/*.graphql; do
  shape=$(basename "$file" .graphql)
  prepare() { # port, file
    python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$2" > "$work/body$1.json"
    printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body$1.json" > "$work/post$1.lua"
    curl -s -o "$work/answer$1" -w '%{size_download}' -H 'Content-Type: application/json' --data-binary "@$work/body$1.json" "http://127.0.0.1:$1/graphql" > "$work/bytes$1"
    if grep -q '"errors"' "$work/answer$1"; then echo "$shape: $(head -c 500 "$work/answer$1")" >&2; exit 1; fi
  }
  run() { wrk -t1 -c16 -d"$1s" -s "$work/post$2.lua" "http://127.0.0.1:$2/graphql" > "$work/wrk$2"; awk '/Requests\/sec/ {print $2}' "$work/wrk$2"; }
  prepare 5111 "$file"
  prepare 5110 "$file"
  prepare 5112 "$bench/Peers/neo4j/$shape.graphql"
  for way in 5111 5110 5112; do run 8 "$way" > /dev/null; rm -f "$work/rates$way"; done
  for _ in $(seq "$rounds"); do for way in 5111 5110 5112; do run "$seconds" "$way" >> "$work/rates$way"; done; done
  server=$(median < "$work/rates5111"); anew=$(median < "$work/rates5110"); peer=$(median < "$work/rates5112")
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$shape" "$(cat "$work/bytes5111")" "$(cat "$work/bytes5112")" "$server" "$anew" "$peer"
done
