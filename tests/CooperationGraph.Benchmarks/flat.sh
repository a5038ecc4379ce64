#!/usr/bin/env bash
# Each kind of query over synthetic graphs with a hub, in process and with no cache of answers: whether it takes as long however large the graph is. Of each graph also how long its files take
# until it is served, and what it holds. A million nodes take 3 GB and some minutes.
# The table that /docs/performance shows goes to the standard output, all else to the standard error.
# With neo4j it is the database of the settings Neo4j__Uri and Neo4j__Password, whose graph is replaced: a million nodes are imported in some minutes.
# Usage: tests/CooperationGraph.Benchmarks/flat.sh [neo4j] [nodes…]
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet run -c Release --project tests/CooperationGraph.Benchmarks -v quiet -- flat "$@"
