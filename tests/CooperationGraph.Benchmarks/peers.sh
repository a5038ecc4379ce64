#!/usr/bin/env bash
# The whole server, its cache of answers off, once as it keeps objects for other requests and once as it keeps none ("anew"), beside mercurius with graphql-jit over the same facts and beside a bare Kestrel that sends the same bytes,
# as it comes and ("inline") answering on the thread that reads the sockets, as the server does with one processor.
# Before timing, the data of both are compared byte by byte. Servers on core 0, wrk on core 1, 16 connections; the ways take turns, so that a busy moment of
# the machine hits them alike; shown are the medians of the rounds in requests a second, and of the latencies of the server and of the bare Kestrel as it comes, in ms.
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
start() { # port, command
  local log=$work/log$1; shift
  : > "$log"
  taskset -c 0 "$@" > "$log" & servers+=($!)
  until grep -q served "$log"; do kill -0 "${servers[-1]}"; sleep 0.05; done
}

Cache__Bytes=0 PORT=5101 start 5101 dotnet "$work/server/cooperation-graph.dll"
Cache__Bytes=0 Cache__ObjectBytes=0 PORT=5100 start 5100 dotnet "$work/server/cooperation-graph.dll"
start 5102 node $bench/Peers/mercurius.mjs 5102 http://127.0.0.1:5101 $bench/Shapes/matrix.graphql
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

printf '%s\t' shape bytes server anew mercurius bare inline p50 p99 'bare p50'
printf '%s\n' 'bare p99'
port=5103
for file in $bench/Shapes/*.graphql; do
  shape=$(basename "$file" .graphql)
  bytes=$(node $bench/Peers/same.mjs "$file" http://127.0.0.1:5101 http://127.0.0.1:5102)
  python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$file" > "$work/body.json"
  printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body.json" > "$work/post.lua"
  curl -sf -o "$work/answer" -H 'Content-Type: application/json' --data-binary "@$work/body.json" http://127.0.0.1:5101/graphql
  bare=$port inline=$((port + 1))
  start "$bare" dotnet "$work/bare/CooperationGraph.Benchmarks.dll" bare "http://127.0.0.1:$bare" "$work/answer"
  DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 start "$inline" dotnet "$work/bare/CooperationGraph.Benchmarks.dll" bare "http://127.0.0.1:$inline" "$work/answer"
  ways="5101 5100 5102 $bare $inline"
  run() { taskset -c 1 wrk -t1 -c16 -d"$1s" --latency -s "$work/post.lua" "http://127.0.0.1:$2/graphql" > "$work/wrk$2"; } # seconds, port
  in_ms() { awk -v at="$1" '$1 == at {unit = $2; gsub(/[0-9.]/, "", unit); print $2 * (unit == "us" ? 0.001 : unit == "s" ? 1000 : 1)}' "$2"; }
  # Code is compiled once more until some seconds after the connections of the second run.
  for way in $ways; do for warming in 8 2 2 2; do run "$warming" "$way"; done; rm -f "$work/rates$way" "$work/p50$way" "$work/p99$way"; done
  for _ in $(seq "$rounds"); do
    for way in $ways; do
      run "$seconds" "$way"
      awk '/Requests\/sec/ {print int($2)}' "$work/wrk$way" >> "$work/rates$way"
      in_ms 50% "$work/wrk$way" >> "$work/p50$way"
      in_ms 99% "$work/wrk$way" >> "$work/p99$way"
    done
  done
  printf '%s\t%s' "$shape" "$bytes"
  for way in $ways; do printf '\t%s' "$(median < "$work/rates$way")"; done
  for way in 5101 "$bare"; do for at in p50 p99; do printf '\t%.2f' "$(median < "$work/$at$way")"; done; done
  printf '\n'
  kill "${servers[@]: -2}"
  port=$((port + 2))
done
