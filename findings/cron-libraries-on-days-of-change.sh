#!/usr/bin/env bash
# One line of crontab, three libraries, up to three answers on the day the clocks change, and none says so.
#
# A daily 02:30 in Berlin on 29 March 2026, when 02:00 to 03:00 does not exist: node-cron has no run that day, croner runs at the end of
# the gap (03:00), cron-parser an hour later (03:30). A daily 23:30 in Nuuk, whose gap ends at midnight: none of them
# has a run. A daily 02:30 in Troll (clocks go back by two hours): cron-parser has two runs. A daily 03:00 on
# Lord Howe, where summer time is half an hour: cron-parser throws an error months after the line was accepted. Nightly backups and monthly
# reports are just what is put at such hours. Plimsoll has one rule of its own for skipped and repeated slots (docs/adr/0024-time.md).
#
# Source: run below; node-cron 4.6.0 (under the fake clock of @sinonjs/fake-timers 15.0.0), croner 11.0.1, cron-parser 5.10.5.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact node-cron@4.6.0 croner@11.0.1 cron-parser@5.10.5 @sinonjs/fake-timers@15.0.0 >/dev/null
cat > run.mjs <<'JS'
import fakeTimers from '@sinonjs/fake-timers'
import { Cron } from 'croner'
import { CronExpressionParser } from 'cron-parser'
import nodeCron from 'node-cron'

const until = (runs, end) => runs.filter((run) => run < new Date(end)).map((run) => run.toISOString().slice(0, 16)).join(' ') || 'no run'
const byCroner = (line, zone, from, to) => until(new Cron(line, { timezone: zone }).nextRuns(4, new Date(from)), to)
function byParser(line, zone, from, to) {
  try {
    const slots = CronExpressionParser.parse(line, { tz: zone, currentDate: new Date(from) })
    return until(Array.from({ length: 4 }, () => slots.next().toDate()), to)
  } catch (error) {
    return `throws: ${error.message}`
  }
}
async function byNodeCron(line, zone, from, to) {
  const clock = fakeTimers.install({ now: new Date(from), toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const runs = []
  const task = nodeCron.schedule(line, () => void runs.push(new Date()), { timezone: zone })
  await clock.tickAsync(new Date(to) - new Date(from))
  await task.destroy()
  clock.uninstall()
  return until(runs, to)
}
const days = [
  ['30 2 * * *', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ['30 23 * * *', 'America/Nuuk', '2026-03-28T02:00Z', '2026-03-29T12:00Z'],
  ['30 2 * * *', 'Antarctica/Troll', '2026-10-24T22:00Z', '2026-10-26T00:00Z'],
  ['0 3 * * *', 'Australia/Lord_Howe', '2026-04-03T20:00Z', '2026-04-04T20:00Z'],
]
for (const day of days) {
  console.log(day[1])
  console.log('  node-cron  ', await byNodeCron(...day))
  console.log('  croner     ', byCroner(...day))
  console.log('  cron-parser', byParser(...day))
}
process.exit()
JS
expected='Europe/Berlin
  node-cron   no run
  croner      2026-03-29T01:00
  cron-parser 2026-03-29T01:30
America/Nuuk
  node-cron   no run
  croner      no run
  cron-parser no run
Antarctica/Troll
  node-cron   2026-10-25T02:30
  croner      2026-10-25T00:30
  cron-parser 2026-10-25T00:30 2026-10-25T02:30
Australia/Lord_Howe
  node-cron   2026-04-04T16:30
  croner      2026-04-04T16:30
  cron-parser throws: Invalid expression, loop limit exceeded'
seen=$(node run.mjs)
echo "node $(node --version)"; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
