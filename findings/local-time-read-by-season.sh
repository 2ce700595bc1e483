#!/usr/bin/env bash
# Luxon reads a local time that occurs twice (the hour in which clocks are set back) by the season in which the program runs.
#
# The same text, the same zone: `2026-10-25T02:30` in Berlin is 00:30Z when it is read in July and 01:30Z when it is read in January. Its
# first guess at the offset is that of the present moment, and the guess stands where both answers fit. Whoever parses the edge of a
# maintenance window or of a month at start-up gets another instant after a restart in the other season, and a test that is green in
# summer fails in winter. Temporal asks for a choice instead (`disambiguation`), which is why Plimsoll uses it.
#
# Source: run below; luxon 3.7.2 on Node 20. Its documentation says that ambiguous times may go either way, not that the clock decides.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --save-exact luxon@3.7.2 >/dev/null
cat > run.mjs <<'JS'
import { DateTime, Settings } from 'luxon'
for (const now of ['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z']) {
  Settings.now = () => Date.parse(now)
  console.log(now.slice(0, 7), DateTime.fromISO('2026-10-25T02:30', { zone: 'Europe/Berlin' }).toUTC().toISO())
}
JS
expected='2026-01 2026-10-25T01:30:00.000Z
2026-07 2026-10-25T00:30:00.000Z'
seen=$(node run.mjs)
echo "luxon 3.7.2, node $(node --version)"; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
