#!/usr/bin/env bash
# The engine beside GraphQL.NET's executor and beside the same bytes from memory, over HTTP: server on core 0, wrk on core 1, 16 connections.
# Usage: tests/CooperationGraph.Benchmarks/engine.sh [seconds each]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet publish tests/CooperationGraph.Benchmarks -c Release -o "$work/server" -v quiet
DOTNET_TieredPGO=0 taskset -c 0 dotnet "$work/server/CooperationGraph.Benchmarks.dll" serve http://127.0.0.1:5093 &
server=$!
until curl -sf -o "$work/probe" http://127.0.0.1:5093/memory/names; do sleep 0.1; done

rate() { taskset -c 1 wrk -t1 -c16 -d"$2s" "http://127.0.0.1:5093/$1" | awk '/Requests\/sec/ {print int($2)}'; }
for way in memory engine oracle; do for shape in names levels citations cycle matrix; do rate "$way/$shape" 3 > /dev/null; done; done
printf '%-10s %8s %10s %10s %10s %12s %12s\n' shape bytes engine oracle memory engine/oracle engine/memory
for shape in names levels citations cycle matrix; do
  bytes=$(curl -s -o "$work/probe" -w '%{size_download}' "http://127.0.0.1:5093/engine/$shape")
  engine=$(rate "engine/$shape" "$seconds"); oracle=$(rate "oracle/$shape" "$seconds"); memory=$(rate "memory/$shape" "$seconds")
  printf '%-10s %8s %10s %10s %10s %12s %12s\n' "$shape" "$bytes" "$engine" "$oracle" "$memory" \
    "$(awk "BEGIN {printf \"%.1f\", $engine / $oracle}")" "$(awk "BEGIN {printf \"%.2f\", $engine / $memory}")"
done
