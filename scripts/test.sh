#!/usr/bin/env bash
# Runs every test; the last line sums them up. RUPN_TEST_SQLSERVER adds SQL Server; CI=true locks the restore.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/prerequisites.sh

require_dotnet
require_node
require_chromium
require_pdfsig

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results="$PWD/TestResults"
rm -rf "$results"

dotnet restore RupnManager.sln
dotnet build RupnManager.sln --no-restore
dotnet format whitespace --folder . --exclude src/node_modules --verify-no-changes \
  || fail "La mise en forme diffère : lancez « dotnet format ». / Formatting differs: run \"dotnet format\"."

status=0
for project in RupnManager.Tests RupnManager.EndToEndTests; do
  dotnet test "tests/$project" --no-build --logger "trx;LogFileName=$project.trx" --results-directory "$results" || status=1
done

total=0 passed=0 failed=0
for project in RupnManager.Tests RupnManager.EndToEndTests; do
  counters="$(grep -o '<Counters [^>]*>' "$results/$project.trx" 2> /dev/null || true)"
  count() { local value; value="$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters")"; echo "${value:-0}"; }
  if [ "$(count executed)" -eq 0 ]; then
    echo "$project : aucun test n'a tourné. / no test ran." >&2
    status=1
  fi
  total=$((total + $(count total))) passed=$((passed + $(count passed))) failed=$((failed + $(count failed)))
done

[ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed, $((total - passed - failed)) skipped"
exit "$status"
