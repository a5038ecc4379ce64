#!/usr/bin/env bash
# Cached answers beside a bare Kestrel endpoint that sends the same bytes: servers on core 0, wrk on core 1, 16 connections. The ways take turns, so
# that a busy moment of the machine hits them alike; shown is the median of the rounds.
# Usage: tests/CooperationGraph.Benchmarks/hot.sh [seconds each] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-3}
rounds=${2:-5}
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
dotnet publish tests/CooperationGraph.Benchmarks -c Release -o "$work/bare" -v quiet
start() { # log, command
  local log=$1; shift
  : > "$log"
  DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0 taskset -c 0 "$@" > "$log" & servers+=($!)
  until grep -q served "$log"; do sleep 0.05; done
}

PORT=5095 start "$work/log" dotnet "$work/server/cooperation-graph.dll"
rate() { taskset -c 1 wrk -t1 -c16 -d"$1s" -s "$2" "$3" > "$work/wrk"; awk '/Requests\/sec/ {print int($2)}' "$work/wrk"; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

printf '%-14s %7s %9s %9s %9s %9s %9s %10s %9s %9s\n' shape bytes 'bare GET' 'hit GET' 304 'bare POST' 'hit POST' GET/bare POST/bare 304/hit
port=5096
for shape in names matrix; do
  file=tests/CooperationGraph.Benchmarks/Shapes/$shape.graphql
  python3 -c 'import json, sys; print(json.dumps({"query": open(sys.argv[1]).read()}))' "$file" > "$work/body.json"
  query=$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(open(sys.argv[1]).read()))' "$file")
  curl -sf -o "$work/answer" "http://127.0.0.1:5095/graphql?query=$query"
  etag=$(curl -sfI "http://127.0.0.1:5095/graphql?query=$query" | tr -d '\r' | awk 'tolower($1) == "etag:" {print $2}')
  printf 'wrk.method = "GET"\n' > "$work/get.lua"
  printf 'wrk.method = "GET"\nwrk.headers["If-None-Match"] = %s\n' "'$etag'" > "$work/304.lua"
  printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = io.open("%s"):read("*a")\n' "$work/body.json" > "$work/post.lua"
  start "$work/log$port" dotnet "$work/bare/CooperationGraph.Benchmarks.dll" bare "http://127.0.0.1:$port" "$work/answer"
  run() { # seconds, way
    case $2 in
      bare-get) rate "$1" "$work/get.lua" "http://127.0.0.1:$port/graphql?query=$query" ;;
      hit-get) rate "$1" "$work/get.lua" "http://127.0.0.1:5095/graphql?query=$query" ;;
      304) rate "$1" "$work/304.lua" "http://127.0.0.1:5095/graphql?query=$query" ;;
      bare-post) rate "$1" "$work/post.lua" "http://127.0.0.1:$port/graphql" ;;
      hit-post) rate "$1" "$work/post.lua" "http://127.0.0.1:5095/graphql" ;;
    esac
  }
  ways='bare-get hit-get 304 bare-post hit-post'
  for way in $ways; do run 5 "$way" > /dev/null; rm -f "$work/rates-$way"; done
  for _ in $(seq "$rounds"); do for way in $ways; do run "$seconds" "$way" >> "$work/rates-$way"; done; done
  for way in $ways; do median < "$work/rates-$way" > "$work/median-$way"; done
  read -r bg < "$work/median-bare-get"; read -r hg < "$work/median-hit-get"; read -r nm < "$work/median-304"; read -r bp < "$work/median-bare-post"; read -r hp < "$work/median-hit-post"
  printf '%-14s %7s %9s %9s %9s %9s %9s %10s %9s %9s\n' "$shape" "$(stat -c %s "$work/answer")" "$bg" "$hg" "$nm" "$bp" "$hp" \
    "$(awk "BEGIN {printf \"%.2f\", $hg / $bg}")" "$(awk "BEGIN {printf \"%.2f\", $hp / $bp}")" "$(awk "BEGIN {printf \"%.2f\", $nm / $hg}")"
  port=$((port + 1))
done
