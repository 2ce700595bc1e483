import { clockChanges } from '../calendar/clock-changes.js'
import { dueSlots, type Schedule } from '../calendar/due-times.js'
import { features } from '../features.js'
import { withWritten } from '../shared/written-value.js'
import type { ResolvedConfig } from './resolve/resolve-config.js'

/** Fixed years, so that a configuration does not become wrong by waiting. */
const YEARS = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2037-01-01T00:00:00Z') }
const DAY_MS = 86_400_000
const MOST = 20

/**
 * Works with every schedule around each change of its clock for ten years, so that what is valid today does not fail in the months to come. Throws
 * `WrittenValueError`.
 */
export function lookAhead(config: ResolvedConfig): void {
  for (const schedule of schedulesOf(config)) {
    for (const change of changesOf(schedule.timezone)) {
      dueSlots(
        schedule,
        { after: new Date(change.getTime() - DAY_MS), until: new Date(change.getTime() + DAY_MS) },
        MOST,
      )
    }
  }
}

function changesOf(zone: string): readonly Date[] {
  const changes = withWritten({ what: 'time zone', text: zone }, () => clockChanges(YEARS, zone))
  return [YEARS.from, ...changes]
}

function schedulesOf(config: ResolvedConfig): Schedule[] {
  const all = features.flatMap(({ schedules }) => schedules?.(config) ?? [])
  return [...new Map(all.map(({ cron, timezone }) => [`${cron}\n${timezone}`, { cron, timezone }])).values()]
}
