#!/usr/bin/env bash
# Measures the whole server with wrk (https://github.com/wg/wrk): server on core 0, load on core 1, 16 connections, each shape warmed up first.
# Usage: tests/CooperationGraph.Benchmarks/load.sh [seconds per shape]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
started=$(date +%s%N)
PORT=5099 taskset -c 0 dotnet "$work/server/cooperation-graph.dll" > "$work/out" &
server=$!
until grep -q served "$work/out"; do sleep 0.02; done
echo "ready after $(( ($(date +%s%N) - started) / 1000000 )) ms, $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status") MB"

printf '%-14s %9s %10s %9s %9s %8s\n' shape bytes requests/s p50 p99 'RSS MB'
for shape in tests/CooperationGraph.Benchmarks/Shapes/*.graphql; do
  name=$(basename "$shape" .graphql)
  python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$shape" > "$work/body.json"
  cat > "$work/post.lua" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = io.open("$work/body.json"):read("*a")
LUA
  bytes=$(curl -s -o "$work/answer" -w '%{size_download}' -H 'Content-Type: application/json' --data-binary "@$work/body.json" http://127.0.0.1:5099/graphql)
  if grep -q '"errors"' "$work/answer"; then echo "$name: $(head -c 300 "$work/answer")" >&2; exit 1; fi
  taskset -c 1 wrk -t1 -c16 -d20s -s "$work/post.lua" http://127.0.0.1:5099/graphql > /dev/null
  taskset -c 1 wrk -t1 -c16 -d"${seconds}s" --latency -s "$work/post.lua" http://127.0.0.1:5099/graphql > "$work/wrk"
  printf '%-14s %9s %10s %9s %9s %8s\n' "$name" "$bytes" "$(awk '/Requests\/sec/ {print int($2)}' "$work/wrk")" \
    "$(awk '$1 == "50%" {print $2}' "$work/wrk")" "$(awk '$1 == "99%" {print $2}' "$work/wrk")" "$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status")"
done
