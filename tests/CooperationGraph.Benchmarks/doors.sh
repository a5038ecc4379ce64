#!/usr/bin/env bash
# What a request costs the processors behind the optional doors: the service's own engine beside Hot Chocolate over memory, and Neo4j over HTTP beside Bolt. No answer is kept. The two take
# turns, so that a busy moment of the machine hits them alike; shown are medians of the rounds. CPU is that of the processes, user and system.
# The packages that the optional solution needs must restore. The stores need Neo4j__Uri and BOLT_URI (two addresses of one database, whose graph is replaced), Neo4j__Password and NEO4J_PID,
# its process.
# Usage: tests/CooperationGraph.Benchmarks/doors.sh [seconds each] [rounds] [engines|stores]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-3}
rounds=${2:-5}
what=${3:-engines stores}
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/Optional/CooperationGraph.Neo4j.Bolt -c Release -o "$work/own" -v quiet
own=$work/own/CooperationGraph.Neo4j.Bolt.dll

start() { # port, command
  local port=$1; shift
  : > "$work/out$port"
  Cache__Bytes=0 Cache__ObjectBytes=0 dotnet "$@" --urls "http://127.0.0.1:$port" > "$work/out$port" & servers+=($!)
  until curl -sf "http://127.0.0.1:$port/health/ready" > /dev/null; do kill -0 "${servers[-1]}"; sleep 0.1; done
}

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
median() { sort -n "$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
load() { wrk -t1 -c4 -d"$2s" --latency -s "$work/post.lua" "http://127.0.0.1:$1/graphql" > "$work/wrk"; if grep -q 'Non-2xx' "$work/wrk"; then cat "$work/wrk" >&2; exit 1; fi; }

# Port and process of the one, of the other, and the database's process if there is one.
compare() {
  for shape in tests/CooperationGraph.Benchmarks/Shapes/*.graphql; do
    python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$shape" > "$work/body.json"
    printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body.json" > "$work/post.lua"
    for port in "$1" "$3"; do
      curl -sf -H 'Content-Type: application/json' --data-binary "@$work/body.json" "http://127.0.0.1:$port/graphql" > "$work/answer$port"
      # A database compiles for long: cold, the way that it had seen less of took four times as much.
      load "$port" 10
    done
    cmp "$work/answer$1" "$work/answer$3"
    rm -f "$work"/*.ms
    for _ in $(seq "$rounds"); do
      for way in "$1 $2" "$3 $4"; do
        read -r port process <<< "$way"
        before=$(ticks "$process"); below=$([ -z "${5:-}" ] || ticks "$5")
        load "$port" "$seconds"
        requests=$(awk '/requests in/ {print $1}' "$work/wrk")
        awk "BEGIN {print ($(ticks "$process") - $before) * 10 / $requests}" >> "$work/$port.server.ms"
        [ -z "${5:-}" ] || awk "BEGIN {print ($(ticks "$5") - $below) * 10 / $requests}" >> "$work/$port.database.ms"
        awk '$1 == "50%" {t = $2; print t * (t ~ /us/ ? 0.001 : t ~ /ms/ ? 1 : 1000)}' "$work/wrk" >> "$work/$port.wall.ms"
      done
    done
    printf '%-14s %8s' "$(basename "$shape" .graphql)" "$(stat -c %s "$work/answer$1")"
    for kind in server database wall; do
      [ -e "$work/$1.$kind.ms" ] || continue
      printf ' %9.3f %9.3f' "$(median "$work/$1.$kind.ms")" "$(median "$work/$3.$kind.ms")"
    done
    printf '\n'
  done
}

if [[ $what == *engines* ]]; then
  dotnet publish src/Optional/CooperationGraph.HotChocolate -c Release -o "$work/chocolate" -v quiet
  echo "Milliseconds a request over memory, own engine and Hot Chocolate: CPU of the server, then the time that half of the requests take with 4 at once"
  start 5201 "$own" serve; start 5202 "$work/chocolate/CooperationGraph.HotChocolate.dll" serve
  compare 5201 "${servers[0]}" 5202 "${servers[1]}"
  kill "${servers[@]}"; wait "${servers[@]}" 2>/dev/null || true; servers=()
fi
if [[ $what == *stores* ]]; then
  echo "Milliseconds a request over Neo4j, HTTP and Bolt: CPU of the server, CPU of the database, then the time that half of the requests take with 4 at once"
  dotnet "$own" import graph-seed --replace
  start 5203 "$own" serve --Store neo4j; start 5204 "$own" serve --Store neo4j --Neo4j:Uri "$BOLT_URI"
  compare 5203 "${servers[0]}" 5204 "${servers[1]}" "$NEO4J_PID"
fi
