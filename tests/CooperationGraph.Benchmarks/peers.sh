#!/usr/bin/env bash
# The whole server, its cache of answers off, once as it keeps objects for other requests and once as it keeps none ("anew"), beside mercurius with graphql-jit over the same facts and beside a bare Kestrel that sends the same bytes.
# Before timing, the data of both are compared byte by byte. Servers on core 0, wrk on core 1, 16 connections; the ways take turns, so that a busy moment of
# the machine hits them alike; shown are the medians of the rounds in requests a second, and the latencies of the server's last round.
# The table, separated by tabs, is that of /docs/performance.
# It needs Node.js with npm, wrk, curl and python3. Usage: tests/CooperationGraph.Benchmarks/peers.sh [seconds each] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-3}
rounds=${2:-5}
bench=tests/CooperationGraph.Benchmarks
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
dotnet publish $bench -c Release -o "$work/bare" -v quiet
npm ci --prefix $bench/Peers --no-audit --no-fund --silent
start() { # log, command
  local log=$1; shift
  : > "$log"
  taskset -c 0 "$@" > "$log" & servers+=($!)
  until grep -q served "$log"; do kill -0 "${servers[-1]}"; sleep 0.05; done
}

Cache__Bytes=0 PORT=5101 start "$work/log" dotnet "$work/server/cooperation-graph.dll"
Cache__Bytes=0 Cache__ObjectBytes=0 PORT=5100 start "$work/anew" dotnet "$work/server/cooperation-graph.dll"
start "$work/peer" node $bench/Peers/mercurius.mjs 5102 http://127.0.0.1:5101 $bench/Shapes/matrix.graphql
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' shape bytes server anew mercurius bare p50 p99
port=5103
for file in $bench/Shapes/*.graphql; do
  shape=$(basename "$file" .graphql)
  bytes=$(node $bench/Peers/same.mjs "$file" http://127.0.0.1:5101 http://127.0.0.1:5102)
  python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$file" > "$work/body.json"
  printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body.json" > "$work/post.lua"
  curl -sf -o "$work/answer" -H 'Content-Type: application/json' --data-binary "@$work/body.json" http://127.0.0.1:5101/graphql
  start "$work/log$port" dotnet "$work/bare/CooperationGraph.Benchmarks.dll" bare "http://127.0.0.1:$port" "$work/answer"
  run() { taskset -c 1 wrk -t1 -c16 -d"$1s" --latency -s "$work/post.lua" "http://127.0.0.1:$2/graphql" > "$work/wrk$2"; awk '/Requests\/sec/ {print int($2)}' "$work/wrk$2"; }
  for way in 5101 5100 5102 "$port"; do run 8 "$way" > /dev/null; rm -f "$work/rates$way"; done
  for _ in $(seq "$rounds"); do for way in 5101 5100 5102 "$port"; do run "$seconds" "$way" >> "$work/rates$way"; done; done
  server=$(median < "$work/rates5101"); anew=$(median < "$work/rates5100"); peer=$(median < "$work/rates5102"); bare=$(median < "$work/rates$port")
  latency() { awk -v at="$1" '$1 == at {print $2}' "$work/wrk5101"; }
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$shape" "$bytes" "$server" "$anew" "$peer" "$bare" "$(latency 50%)" "$(latency 99%)"
  port=$((port + 1))
done
