#!/usr/bin/env bash
# Measures what people wait for, against docs/performances.md; fails when a threshold is passed. "memoire" measures the ZIP's memory.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/prerequisites.sh

require_dotnet
require_node

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
exec dotnet run --configuration Release --project tests/RupnManager.Benchmarks -- "$@"
