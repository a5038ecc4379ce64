#!/usr/bin/env bash
# The matrix with another day in each request, at random from the 25 years before 2025, so that hardly any answer is one that was given before; its cache of answers off, once as it keeps objects and once
# as it keeps none. The server on core 0, wrk on core 1, 16 connections. Printed are the requests in a second of each way, medians of the rounds, separated by tabs.
# It needs wrk and python3. Usage: tests/CooperationGraph.Benchmarks/days.sh [seconds each] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-3}
rounds=${2:-5}
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
start() { # port, kept bytes
  : > "$work/log$1"
  Cache__Bytes=0 Cache__ObjectBytes=$2 PORT=$1 taskset -c 0 dotnet "$work/server/cooperation-graph.dll" > "$work/log$1" & servers+=($!)
  until grep -q served "$work/log$1"; do kill -0 "${servers[-1]}"; sleep 0.05; done
}

start 5101 67108864
start 5100 0
# Two texts with the day between them.
python3 - tests/CooperationGraph.Benchmarks/Shapes/matrix.graphql > "$work/days.lua" << 'END'
import json, re, sys
query = re.sub(r'^\{', 'query ($day: Date!) {', open(sys.argv[1]).read(), count=1)
query, days = re.subn(r'asOf: "[^"]*"', 'asOf: $day', query)
assert days == 1
before, after = json.dumps({'query': query, 'variables': {'day': 'DAY'}}).split('DAY')
print('wrk.method = "POST"')
print('wrk.headers["Content-Type"] = "application/json"')
print(f'local before, after = {json.dumps(before)}, {json.dumps(after)}')
print('math.randomseed(7)')
print('function request() return wrk.format(nil, nil, nil, before .. os.date("!%Y-%m-%d", math.random(946684800, 1735603200)) .. after) end')
print('function done(summary) assert(summary.errors.status == 0, "an answer is none") end')
END
run() { taskset -c 1 wrk -t1 -c16 -d"$1s" -s "$work/days.lua" "http://127.0.0.1:$2/graphql" | awk '/Requests\/sec/ {print int($2)}'; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
for way in 5101 5100; do run 8 "$way" > /dev/null; done
for _ in $(seq "$rounds"); do for way in 5101 5100; do run "$seconds" "$way" >> "$work/rates$way"; done; done
printf 'server\tanew\n%s\t%s\n' "$(median < "$work/rates5101")" "$(median < "$work/rates5100")"
