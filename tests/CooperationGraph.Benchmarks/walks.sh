#!/usr/bin/env bash
# Walks, searches and counts over the whole server with no cache of answers: on the seed, and on synthetic seeds of 10,000 and 100,000 nodes. Server on core 0, wrk on core 1,
# 16 connections, 64 different questions of each shape in turn. The time of the processor for each request tells more than the clock where others use the machine as well.
# Usage: tests/CooperationGraph.Benchmarks/walks.sh [seconds per shape] [shape…]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
shift || true
work=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
shapes=${*:-$(basename -s .graphql tests/CooperationGraph.Benchmarks/Walks/*.graphql)}

published=${PUBLISHED:-$work}
if [ -z "${PUBLISHED:-}" ]; then
  dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
  dotnet publish tests/CooperationGraph.Benchmarks -c Release -o "$work/bench" -v quiet
fi
for nodes in 10000 100000; do dotnet "$published/bench/CooperationGraph.Benchmarks.dll" synthetic "$work/synthetic-$nodes" "$nodes"; done

ticks() { awk '{print $14 + $15}' "/proc/$server/stat"; }
post() { taskset -c 1 wrk -t1 -c16 -d"$1s" --latency --timeout 10s -s "$work/$2.lua" http://127.0.0.1:5094/graphql > "$work/wrk"; }
printf '%-18s %-16s %9s %9s %10s %9s %9s %9s\n' shape dataset bytes 'first ms' requests/s p50 p99 'CPU ms'
for dataset in graph-seed "$work/synthetic-10000" "$work/synthetic-100000"; do
  Cache__Bytes=0 Cache__ObjectBytes=0 PORT=5094 taskset -c 0 dotnet "$published/server/cooperation-graph.dll" serve --seed "$dataset" > "$work/out" & server=$!
  until grep -q served "$work/out"; do sleep 0.05; done
  for shape in $shapes; do
    python3 tests/CooperationGraph.Benchmarks/Walks/bodies.py "tests/CooperationGraph.Benchmarks/Walks/$shape.graphql" "$dataset" "$work/body.json" > "$work/$shape.lua"
    read -r bytes first < <(curl -s -o "$work/answer" -w '%{size_download} %{time_total}\n' -H 'Content-Type: application/json' --data-binary "@$work/body.json" http://127.0.0.1:5094/graphql)
    if grep -q '"errors"' "$work/answer"; then echo "$shape: $(head -c 300 "$work/answer")" >&2; exit 1; fi
    post 5 "$shape"
    before=$(ticks)
    post "$seconds" "$shape"
    if grep -q 'Non-2xx' "$work/wrk"; then grep 'Non-2xx' "$work/wrk" >&2; fi
    printf '%-18s %-16s %9s %9s %10s %9s %9s %9s\n' "$shape" "$(basename "$dataset")" "$bytes" "$(awk "BEGIN {printf \"%.0f\", $first * 1000}")" "$(awk '/Requests\/sec/ {print int($2)}' "$work/wrk")" \
      "$(awk '$1 == "50%" {print $2}' "$work/wrk")" "$(awk '$1 == "99%" {print $2}' "$work/wrk")" "$(awk -v ticks=$(($(ticks) - before)) '$2 == "requests" {printf "%.3f", ticks * 10 / $1}' "$work/wrk")"
  done
  kill "$server"; wait "$server" 2>/dev/null || true
done
