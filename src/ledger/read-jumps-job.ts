import type { Interval } from '../calendar/interval.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { counterJumpQueries, type CounterJumpQueries } from '../slo/indicator/counter-jump.js'
import type { Slo } from '../slo/slo.js'
import type { Hole } from '../sla/unseen.js'
import { batches } from '../shared/batches.js'
import { breathe } from '../shared/breathe.js'
import { keepJumps, loadJumps, type CounterJump } from './counter-jump-store.js'
import type { IngestParts, IngestSource } from './ingest-job.js'
import { TARGET_LABEL } from './minute-queries.js'
import type { RefillPortion } from './refill-job.js'
import type { Target } from './target.js'
import { holesOf } from './traffic-store.js'
import { appendTo } from '../shared/lists-by.js'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Objectives in one question. */
const BATCH = 20

/** Objectives whose minutes are read at once: of a month and more, and others get their turn in between. */
const READ_BATCH = 5

/** What is asked of counters once a refill has asked all that it could. */
export interface JumpsOrder {
  readonly from: IngestSource
  /** What the refill asked again. */
  readonly portions: readonly RefillPortion[]
  readonly signal: AbortSignal | undefined
  /** Does a part of the work when it is its turn, so that the newest minutes never wait for more than one. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Asks what counters rose by over the holes that a refill has left, once for each hole: where the same counters went on behind it, its events
 * are known in sum though not by minute. Series of replicas would be added up, so that these are not asked for.
 */
export async function readJumps(parts: IngestParts, order: JumpsOrder): Promise<void> {
  if (order.from.source.replicaLabels.length > 0) return
  for (const [span, questions] of await openQuestions(parts, order)) {
    for (const batch of batches(questions, BATCH)) {
      await order.inTurn(() => askAndKeep(parts, order, { span, batch }))
    }
  }
}

async function askAndKeep(
  { database, logger }: IngestParts,
  { from, signal }: JumpsOrder,
  { span, batch }: { readonly span: string; readonly batch: readonly Question[] },
): Promise<void> {
  signal?.throwIfAborted()
  const jumps = await askAll(from, batch, signal).catch((error: unknown) => {
    if (!(error instanceof PrometheusError) || error.reason !== 'rejected') throw error
    logger.warn({ prometheus: from.source.name, span, err: error }, 'Counters could not be compared')
    return []
  })
  await database.write((transaction) => keepJumps(transaction, jumps))
}

interface Question {
  readonly target: Target
  readonly hole: Hole
  readonly queries: CounterJumpQueries
}

/** Holes with known minutes on either side that were not asked for, by their span. */
async function openQuestions(parts: IngestParts, order: JumpsOrder): Promise<ReadonlyMap<string, readonly Question[]>> {
  const own = order.portions.filter(({ track }) => track.table === 'objective')
  const bySpan = new Map<string, Question[]>()
  if (own.length === 0) return bySpan
  const slos = new Map(order.from.slos.map((slo) => [keyOf({ ...slo, environment: slo.environment ?? '' }), slo]))
  const targets = new Map(own.flatMap(({ group }) => group.targets.filter(isOneWhole).map((one) => [one.id, one])))
  const hull = hullOf(own)
  for (const batch of batches([...targets.values()], READ_BATCH)) {
    const found = await order.inTurn(async () => {
      order.signal?.throwIfAborted()
      await breathe()
      return openIn(parts, batch, hull)
    })
    for (const { target, hole } of found) {
      const span = spanOf(hole)
      const question = questionOf(target, hole, slos.get(keyOf(target)))
      if (question !== null) appendTo(bySpan, span, question)
    }
  }
  return bySpan
}

/** Holes of some targets within an interval that were not asked for. */
async function openIn(
  { database, onUnreadable }: IngestParts,
  targets: readonly Target[],
  hull: Interval,
): Promise<readonly Pick<Question, 'target' | 'hole'>[]> {
  const ids = targets.map(({ id }) => id)
  return database.read(async (reader) => {
    const holes = await holesOf(reader, { ids, onUnreadable }, hull)
    const asked = new Set((await loadJumps(reader, ids, hull)).map(idOf))
    return targets.flatMap((target) => {
      const open = (holes.get(target.id) ?? []).filter((hole) => !asked.has(idOf({ ...hole, objectiveId: target.id })))
      return open.filter(({ from }) => from > hull.from).map((hole) => ({ target, hole }))
    })
  })
}

/** All that was asked again, and an hour more on either side: what lies beside a hole. */
function hullOf(portions: readonly RefillPortion[]): Interval {
  const starts = portions.map(({ interval }) => interval.from.getTime() - HOUR_MS)
  const ends = portions.map(({ interval }) => interval.to.getTime() + HOUR_MS)
  return { from: new Date(Math.min(...starts)), to: new Date(Math.max(...ends)) }
}

/** Whether one set of counters makes up its value. */
function isOneWhole({ division, rivalries }: Target): boolean {
  return division.by.length === 0 && Object.keys(rivalries).length === 0
}

function questionOf(target: Target, hole: Hole, slo: Slo | undefined): Question | null {
  if (hole.first === null || slo === undefined) return null
  // To the end of the first known minute: a scrape lies before it for certain.
  const seconds = (hole.to.getTime() + MINUTE_MS - hole.from.getTime()) / 1000
  const queries = counterJumpQueries(slo, seconds)
  return queries === null ? null : { target, hole, queries }
}

function keyOf({ service, name, environment }: Pick<Target, 'service' | 'name' | 'environment'>): string {
  return JSON.stringify([service, name, environment])
}

function idOf({ objectiveId, from, to }: Pick<CounterJump, 'objectiveId' | 'from' | 'to'>): string {
  return `${objectiveId}/${spanOf({ from, to })}`
}

function spanOf({ from, to }: Pick<Hole, 'from' | 'to'>): string {
  return `${from.toISOString()}/${to.toISOString()}`
}

const CHANNELS = ['events', 'errors', 'standing'] as const

/** What the counters of an objective answered; `undefined`: nothing. */
type Answer = Readonly<Record<(typeof CHANNELS)[number], number | undefined>>

/** One question per channel for objectives with the same hole. */
async function askAll(
  { reader }: IngestSource,
  questions: readonly Question[],
  signal: AbortSignal | undefined,
): Promise<readonly CounterJump[]> {
  const [first] = questions
  if (first === undefined) return []
  const at = new Date(first.hole.to.getTime() + MINUTE_MS)
  const [events, errors, standing] = await Promise.all(
    CHANNELS.map(async (channel) => {
      const parts = questions.map(({ target, queries }) => {
        return `label_replace(\n(${queries[channel]}\n), "${TARGET_LABEL}", "${target.id}", "", "")`
      })
      const series = await reader.instant(parts.join('\nor '), at, signal)
      return new Map(series.map(({ labels, samples }) => [labels[TARGET_LABEL], samples[0]?.value]))
    }),
  )
  return questions.map(({ target, hole }) => {
    const id = String(target.id)
    const answer = { events: events?.get(id), errors: errors?.get(id), standing: standing?.get(id) }
    return { objectiveId: target.id, from: hole.from, to: hole.to, jump: jumpOf(answer, hole) }
  })
}

/** What is left for the hole, without the known minute at the end of the span. */
function jumpOf({ events, errors, standing }: Answer, hole: Hole): CounterJump['jump'] {
  if (events === undefined || errors === undefined || standing === undefined || hole.first === null) return null
  const own = Math.max(0, events - hole.first.events)
  if (standing < TIMES_MORE * Math.max(own, usualEvents(hole))) return null
  return { events: own, errors: Math.min(own, Math.max(0, errors - hole.first.errors)) }
}

/**
 * A counter that was reset in the hole and has outgrown what it was before looks as if it had gone on. What it holds then is what happened
 * since, so that counters are believed only if they hold several times what a hole may have brought.
 */
const TIMES_MORE = 4

/** What the hole would have held if it was as busy as the busier of its neighbours, of which five minutes are known at most. */
function usualEvents({ from, to, before, after, first }: Hole): number {
  const perMinute = Math.max(before.events / 5, after.events / 5, first?.events ?? 0)
  return (perMinute * (to.getTime() - from.getTime())) / MINUTE_MS
}
