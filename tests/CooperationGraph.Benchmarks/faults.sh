#!/usr/bin/env bash
# Two minutes of load on a server while Neo4j and Redis are killed and started again, hung and let go. Fails on a wrong answer, and on a question that
# was asked before and is not answered. NEO4J_TOOL names the script that starts and stops a Neo4j (tests/CooperationGraph.Tests/Support/Neo4jProcess.cs).
# Usage: NEO4J_TOOL=… tests/CooperationGraph.Benchmarks/faults.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
export NEO4J_HTTP_PORT=27474 NEO4J_BOLT_PORT=27687 NEO4J_DATA=$work/neo4j NEO4J_PASSWORD=of-the-load
export Neo4j__Uri=http://127.0.0.1:$NEO4J_HTTP_PORT Neo4j__Password=$NEO4J_PASSWORD Redis__Configuration=127.0.0.1:26379
server=; redis=
trap 'kill $server $redis 2>/dev/null || true; "$NEO4J_TOOL" stop > /dev/null || true; rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
dotnet publish tests/CooperationGraph.Benchmarks -c Release -o "$work/load" -v quiet
start_redis() { redis-server --port 26379 --save '' --appendonly no > "$work/redis" & redis=$!; }
start_neo4j() { "$NEO4J_TOOL" start > "$work/neo4j.env"; neo4j=$(sed -n 's/^NEO4J_PID=//p' "$work/neo4j.env"); }
start_neo4j; start_redis
dotnet "$work/server/cooperation-graph.dll" import graph-seed
Store=neo4j PORT=5097 dotnet "$work/server/cooperation-graph.dll" > "$work/out" 2> "$work/log" & server=$!
until curl -sf http://127.0.0.1:5097/health/ready > /dev/null; do kill -0 "$server"; sleep 0.1; done
dotnet "$work/load/CooperationGraph.Benchmarks.dll" faults http://127.0.0.1:5097 120 > "$work/result" & load=$!
memory() { echo "$1: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status") MB, $(ls "/proc/$server/task" | wc -l) threads"; }

sleep 10; memory 'all well'
kill -KILL "$redis"; sleep 8; memory 'Redis dead'; start_redis; sleep 6
kill -KILL "$neo4j"; sleep 10; memory 'Neo4j dead'; start_neo4j; sleep 8
kill -STOP "$neo4j" "$redis"; sleep 10; memory 'both hung'; kill -CONT "$neo4j" "$redis"; sleep 8
kill -KILL "$neo4j" "$redis"; sleep 8; memory 'both dead'; start_redis; start_neo4j
status=0; wait "$load" || status=$?
memory 'at the end'
cat "$work/result"; echo "the server's log:"; cat "$work/log"
exit "$status"
