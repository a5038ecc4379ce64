#!/usr/bin/env bash
# The server over Neo4j with no cache of answers: every request goes to the database. wrk with 16 connections; all three share the machine.
# The database is that of the settings Neo4j__Uri and Neo4j__Password; its graph is replaced by graph-seed.
# Usage: Neo4j__Password=… tests/CooperationGraph.Benchmarks/neo4j.sh [seconds per shape]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
dotnet "$work/server/cooperation-graph.dll" import graph-seed --replace
Store=neo4j Cache__Bytes=0 Cache__ObjectBytes=0 PORT=5098 dotnet "$work/server/cooperation-graph.dll" > "$work/out" &
server=$!
until curl -sf http://127.0.0.1:5098/health/ready > /dev/null; do kill -0 "$server"; sleep 0.1; done

printf '%-14s %9s %10s %9s %9s\n' shape bytes requests/s p50 p99
for shape in tests/CooperationGraph.Benchmarks/Shapes/*.graphql; do
  name=$(basename "$shape" .graphql)
  python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$shape" > "$work/body.json"
  printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body.json" > "$work/post.lua"
  bytes=$(curl -s -o "$work/answer" -w '%{size_download}' -H 'Content-Type: application/json' --data-binary "@$work/body.json" http://127.0.0.1:5098/graphql)
  if grep -q '"errors"' "$work/answer"; then echo "$name: $(head -c 300 "$work/answer")" >&2; exit 1; fi
  wrk -t1 -c16 -d10s -s "$work/post.lua" http://127.0.0.1:5098/graphql > /dev/null
  wrk -t1 -c16 -d"${seconds}s" --latency -s "$work/post.lua" http://127.0.0.1:5098/graphql > "$work/wrk"
  if grep -q 'Non-2xx' "$work/wrk"; then grep 'Non-2xx' "$work/wrk" >&2; fi
  printf '%-14s %9s %10s %9s %9s\n' "$name" "$bytes" "$(awk '/Requests\/sec/ {print int($2)}' "$work/wrk")" \
    "$(awk '$1 == "50%" {print $2}' "$work/wrk")" "$(awk '$1 == "99%" {print $2}' "$work/wrk")"
done
