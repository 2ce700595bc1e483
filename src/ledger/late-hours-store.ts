import { sql } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import type { Actor } from '../event/domain-event.js'
import { readEventsSince, recordEvent } from '../event/event-store.js'
import type { LateHours, LedgerPlace } from '../slo/minutes.js'
import { numberOf, totalOf, type Aggregate } from '../store/aggregates.js'
import type { Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { fromBothParts } from './hours-by-index-store.js'
import { ledgerEvents, type LedgerEvent } from './ledger-events.js'
import type { Target, Track } from './target.js'

interface Filling {
  readonly track: Pick<Track, 'table'>
  readonly targets: readonly Target[]
  /** Whole hours. */
  readonly interval: Interval
  readonly now: Date
  readonly actor: Actor
}

/**
 * Lays late data over the past and records of each service which of its hours came to know more, both in one transaction: whoever has made
 * something of these hours can find out.
 *
 * @returns unknown seconds that are known now, summed over the targets
 */
export async function fillNoting(
  transaction: Transaction,
  filling: Filling,
  keep: () => Promise<void>,
): Promise<number> {
  const before = await knownByHour(transaction, filling)
  await keep()
  const news = newsByService(filling.targets, before, await knownByHour(transaction, filling))
  let seconds = 0
  for (const [service, { names, byHour }] of news) {
    const hours = [...byHour].map(([hour, more]) => ({ hour: fromUnix(hour).toISOString(), minutes: more / 60 }))
    const data = { names: [...names], hours }
    const { now: at, actor } = filling
    const event: LedgerEvent = { kind: 'history_filled', subject: { kind: 'service', id: service }, at, actor, data }
    await recordEvent(transaction, event)
    for (const more of byHour.values()) seconds += more
  }
  return seconds
}

/** Seconds by id of the target and by hour. */
type Known = ReadonlyMap<number, ReadonlyMap<number, number>>

interface News {
  readonly names: Set<string>
  /** Seconds that are known now and were not, by hour. */
  readonly byHour: Map<number, number>
}

function newsByService(targets: readonly Target[], before: Known, after: Known): ReadonlyMap<string, News> {
  const news = new Map<string, News>()
  for (const { id, service, name } of targets) {
    const own = news.get(service) ?? { names: new Set(), byHour: new Map<number, number>() }
    for (const [hour, more] of moreOf(before.get(id), after.get(id))) {
      news.set(service, own)
      own.names.add(name)
      own.byHour.set(hour, (own.byHour.get(hour) ?? 0) + more)
    }
  }
  return news
}

type ByHour = ReadonlyMap<number, number>

/** What is known after and was not before, of hours where that is anything. */
function moreOf(before: ByHour = new Map(), after: ByHour = new Map()): readonly (readonly [number, number])[] {
  const more = [...after].map(([hour, known]) => [hour, known - (before.get(hour) ?? 0)] as const)
  return more.filter(([, seconds]) => seconds !== 0)
}

/**
 * Known seconds by id of the target and by hour; of a divided target those of all its groups. `cross join` keeps SQLite to this order: a
 * few hours of each objective, where it would read all hours of all.
 */
async function knownByHour(db: Reader, { track, targets, interval }: Filling): Promise<Known> {
  const [from, to] = [toUnix(interval.from), toUnix(interval.to)]
  interface Row {
    readonly id: number
    readonly hour: number
    readonly seconds: Aggregate
  }
  const { rows } =
    track.table === 'objective'
      ? await sql<Row>`
          select id, hour, ${totalOf(db, 'seconds')} as seconds
          from ${fromBothParts(
            (part) => sql`
              select coalesce(o.parent_id, o.id) as id, l.hour as hour, l.observed_seconds as seconds
              from objective o cross join ledger_hour l
              where l.objective_id = o.id and l.hour >= ${from} and l.hour < ${to} and ${part}`,
          )} as known
          group by id, hour order by id, hour`.execute(db)
      : await sql<Row>`
          select dataset_id as id, hour, observed_seconds as seconds
          from dataset_hour where hour >= ${from} and hour < ${to} order by 1, 2`.execute(db)
  const own = new Map(targets.map(({ id }) => [id, new Map<number, number>()]))
  for (const { id, hour, seconds } of rows) own.get(id)?.set(hour, numberOf(seconds))
  return own
}

/** Each filling of holes is an event of its service; nothing else changes what lies behind the watermark. */
export async function lateHoursAfter(db: Reader, after: LedgerPlace | null): Promise<LateHours> {
  const newest = await db
    .selectFrom('domain_event')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const place = newest?.id ?? 0
  if (after === null || place === after) return { place, byService: new Map() }
  const fillings = await readEventsSince(db, ledgerEvents, { since: new Date(0), after })
  const byService = new Map<string, Set<number>>()
  for (const { event } of fillings) {
    const hours = byService.get(event.subject.id) ?? new Set()
    for (const { hour } of event.data.hours) hours.add(toUnix(new Date(hour)))
    byService.set(event.subject.id, hours)
  }
  return { place: Math.max(place, ...fillings.map(({ id }) => id)), byService }
}
