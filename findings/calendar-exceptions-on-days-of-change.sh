#!/usr/bin/env bash
# An exception to a recurring event, at a time that the clock skips or shows twice: two readers of calendars, two answers, both wrong once.
#
# Sundays at 01:00 and 02:00 in Berlin, without 02:00 on 29 March 2026, which the clock skips: ical.js leaves out 01:00 instead (it takes the
# skipped time by the offset behind the gap, where RFC 5545, 3.3.5, says the one before it). Daily 02:30, without 25 October 2026, when
# 02:30 comes twice: node-ical keeps what was left out. Whoever cancels one night of a maintenance window meets that just in the two nights in
# which clocks are changed. Plimsoll says such times without exceptions (docs/adr/0062-planned-work-in-calendars.md).
#
# Source: run below; ical.js 2.2.1, node-ical 0.26.1.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact ical.js@2.2.1 node-ical@0.26.1 >/dev/null
cat > run.mjs <<'JS'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'

const zone = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20240331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20241027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE`
const at = (wall) => `;TZID=Europe/Berlin:${wall}`
const calendar = (start, end, rule, except) => `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
${zone}
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART${at(start)}
DTEND${at(end)}
RRULE:${rule}
EXDATE${at(except)}
SUMMARY:patching
END:VEVENT
END:VCALENDAR
`.replace(/\n/g, '\r\n')

const show = (times, day) =>
  times.map((time) => time.toISOString()).filter((text) => text.startsWith(day)).map((text) => text.slice(11, 16)).join(' ') || 'none'

function byIcalJs(text, day) {
  ICAL.TimezoneService.reset()
  const root = new ICAL.Component(ICAL.parse(text))
  for (const one of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(one))
  const iterator = new ICAL.Event(root.getFirstSubcomponent('vevent')).iterator()
  const times = []
  for (let next = iterator.next(); next && times.length < 500; next = iterator.next()) times.push(next.toJSDate())
  return show(times, day)
}
function byNodeIcal(text, day) {
  const event = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT')
  const span = { from: new Date(`${day}T00:00:00Z`), to: new Date(`${day}T12:00:00Z`) }
  return show(nodeIcal.expandRecurringEvent(event, span).map(({ start }) => new Date(start)), day)
}
const cases = [
  ['02:00 is skipped, and excepted', calendar('20260301T010000', '20260301T013000', 'FREQ=WEEKLY;BYDAY=SU;BYHOUR=1,2;BYMINUTE=0', '20260329T020000'), '2026-03-29'],
  ['02:30 comes twice, and is excepted', calendar('20261001T023000', '20261001T024500', 'FREQ=DAILY', '20261025T023000'), '2026-10-25'],
]
for (const [what, text, day] of cases) {
  console.log(`${day}, ${what}`)
  console.log('  ical.js  ', byIcalJs(text, day))
  console.log('  node-ical', byNodeIcal(text, day))
}
JS
expected='2026-03-29, 02:00 is skipped, and excepted
  ical.js   none
  node-ical 00:00
2026-10-25, 02:30 comes twice, and is excepted
  ical.js   none
  node-ical 00:30'
seen=$(node run.mjs)
echo "node $(node --version)"; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
