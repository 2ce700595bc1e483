import type { Job } from '../shared/job.js'
import { agreementName, byName } from './agreements-by-name.js'
import { firstJudgedFrom } from './closed-periods.js'
import { readFollowed, renameKept, writeFollowed, type Followed } from './followed-store.js'
import { keepAll, keepClosed, keepPast, type BreachJobParts } from './keep-periods-store.js'
import type { JudgedPeriod } from './keep-breach-store.js'

/**
 * Every 30 s, behind the status: what it has found of running periods, then the periods that are over since, then those of the past about which
 * there is news. How far it has come is in the store and moves when all of that is written, so that only the newest slot matters.
 */
export function createBreachJob(parts: BreachJobParts): Job {
  return {
    name: 'breaches',
    cron: '20,50 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['ingest'],
    async run(_slot, signal) {
      const followed = await follow(parts)
      await keepAll(parts, running(parts), signal)
      await keepClosed(parts, followed, signal)
      await keepPast(parts, signal)
    },
  }
}

/** Begins to look at agreements that are new, and goes on with those of services that have another name since. */
async function follow({ database, agreements, clock, config }: BreachJobParts): Promise<readonly Followed[]> {
  const now = clock()
  const before = byName(await database.read(readFollowed), agreementName)
  const unknown = agreements.filter((one) => !before.has(agreementName(one)))
  const formerNames = new Map(config.services.map(({ name, renamedFrom }) => [name, renamedFrom]))
  const renamed = unknown.flatMap(({ service: to, name: agreement }) => {
    const from = formerNames.get(to) ?? null
    return from !== null && before.has(agreementName({ service: from, agreement })) ? [{ agreement, from, to }] : []
  })
  await renameKept(database, renamed)
  const fresh = unknown
    .filter((one) => !renamed.some(({ to, agreement }) => to === one.service && agreement === one.name))
    .map((one) => ({ service: one.service, agreement: one.name, since: now, judgedTo: firstJudgedFrom(one, now) }))
  await writeFollowed(database, fresh)
  return unknown.length === 0 ? [...before.values()] : database.read(readFollowed)
}

function running({ agreements, standing }: BreachJobParts): readonly JudgedPeriod[] {
  const named = byName(agreements, agreementName)
  return standing().flatMap((result) => {
    const agreement = named.get(agreementName({ service: result.service, name: result.sla }))
    if (agreement === undefined) return []
    const { period: interval, periodLabel: label, timezone: zone } = result
    return [{ agreement, result, period: { interval, label, zone }, isKnown: false }]
  })
}
