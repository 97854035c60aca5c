#!/usr/bin/env bash
# Before the first release there is one migration per engine: this makes both again from the model.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/prerequisites.sh
require_dotnet

# A fixed identifier: two branches that change the model then conflict on content, not on names.
identifier=20260901000000_Initiale

if [ "$(find src/RupnManager.Core/Data/Migrations -name '*_*.cs' ! -name '*.Designer.cs' ! -name '*_Initiale.cs' 2> /dev/null | wc -l)" -gt 0 ]; then
  fail "Il existe déjà d'autres migrations qu'« Initiale » : utilisez scripts/migration.sh NOM. / Use scripts/migration.sh NAME."
fi

rm -rf src/RupnManager.Core/Data/Migrations
scripts/migration.sh Initiale
for designer in src/RupnManager.Core/Data/Migrations/*/*_Initiale.Designer.cs; do
  generated="$(basename "$designer" .Designer.cs)"
  folder="$(dirname "$designer")"
  sed -i "s/$generated/$identifier/" "$designer"
  mv "$designer" "$folder/$identifier.Designer.cs"
  mv "$folder/$generated.cs" "$folder/$identifier.cs"
done
