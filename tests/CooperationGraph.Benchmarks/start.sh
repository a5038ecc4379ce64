#!/usr/bin/env bash
# What a start costs those who wait: the published server is started anew for each shape and round, as it comes and with WarmUp=true, on core 0, and asked by 16 connections from core 1, its cache of answers off.
# The table, that of /docs/performance, goes to the standard output, medians of the rounds, separated by tabs: seconds until /health/ready says so, by the clock and of its processor; milliseconds of
# the first answer; the steady rate in requests a second, how much of it the first second reaches, and after how many seconds nine tenths of it are reached. All but the first count what the server has of
# the processor, which other work of the machine does not lengthen. To the standard error go the pages whose first answer takes a tenth of a second and more.
# Usage: tests/CooperationGraph.Benchmarks/start.sh [seconds each] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-12}
rounds=${2:-5}
bench=tests/CooperationGraph.Benchmarks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/CooperationGraph.Server -c Release -o "$work/server" -v quiet
dotnet publish $bench -c Release -o "$work/bench" -v quiet
taskset -c 1 dotnet "$work/bench/CooperationGraph.Benchmarks.dll" start "$seconds" "$rounds" $bench/Shapes taskset -c 0 dotnet "$work/server/cooperation-graph.dll"
