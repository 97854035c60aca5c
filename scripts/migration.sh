#!/usr/bin/env bash
# Adds a migration to both engines: scripts/migration.sh NOM
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/prerequisites.sh
require_dotnet
[ $# -eq 1 ] || fail "Usage : scripts/migration.sh NOM (par exemple AjoutDuMotif)"

dotnet tool restore > /dev/null
dotnet build src/RupnManager.Core
for engine in Sqlite SqlServer; do
  dotnet ef migrations add "$1" --no-build --project src/RupnManager.Core --startup-project src/RupnManager.Core --context "${engine}RupnDbContext" \
    --output-dir "Data/Migrations/$engine"
done
