import { recordChange } from '../audit/audit-store.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { ingest, type IngestLimits, type IngestParts, type IngestSource } from './ingest-job.js'
import { floorToMinute } from './ingest-plan.js'
import type { RefillOutcome } from './ledger.js'
import type { Transaction } from '../store/database.js'
import { readJumps } from './read-jumps-job.js'
import { planRefill, refillPortion, type RefillOrder, type RefillPortion } from './refill-job.js'

/** What is done with the sources of a ledger, one thing after the other. */
export interface LedgerWork {
  /** See `ingest`. */
  ingest(limits: IngestLimits): Promise<void>
  /** Asks for unknown minutes again. The newest minutes of all come in between two portions of it, and between two questions about counters. */
  refill(order: Omit<RefillOrder, 'noteFill'>): Promise<RefillOutcome>
}

export interface WorkSurroundings {
  readonly sources: readonly IngestSource[]
  /** Gives everything its rows, once. */
  readonly register: (at: Date) => Promise<void>
  /** Before everything that is done. */
  readonly prepare: () => Promise<void>
}

/** A Prometheus that does not answer keeps no other waiting: each is asked, then the first failure is told. */
export function createLedgerWork(parts: IngestParts, { sources, register, prepare }: WorkSurroundings): LedgerWork {
  let [isRegistered, isFirstRefill] = [false, true]
  const ingestNews = createNewsIngest(parts)
  let last: Promise<unknown> = Promise.resolve()

  function enqueue<T>(at: Date, work: () => Promise<T>): Promise<T> {
    const next = last.then(async () => {
      if (!isRegistered) await register(at)
      isRegistered = true
      await prepare()
      return work()
    })
    last = next.catch(() => undefined)
    return next
  }

  async function refill(order: Omit<RefillOrder, 'noteFill'>): Promise<RefillOutcome> {
    // What fell due while nobody was there is due now.
    const wanted = { ...order, slot: isFirstRefill ? null : order.slot, noteFill: createFillNote(parts, order) }
    if (order.interval === null) isFirstRefill = false
    const failures = new Failures()
    const sum = { askedMinutes: 0, filledMinutes: 0 }
    for (const source of sources) {
      await failures.collect(async () => {
        const portions = await enqueue(order.now, () => planRefill(parts, source, wanted))
        for (const portion of portions) add(sum, await enqueue(order.now, () => ask(parts, portion)))
        await readJumps(parts, { ...order, from: source, portions, inTurn: (work) => enqueue(order.now, work) })
      })
    }
    tell(parts, sum)
    failures.throwFirst()
    return sum
  }

  return {
    ingest: (limits) =>
      enqueue(limits.upTo, async () => {
        const failures = new Failures()
        for (const source of sources) await failures.collect(() => ingestNews(source, limits))
        failures.throwFirst()
      }),
    refill,
  }
}

/** A minute of which all came is not planned again: that loads every target, and a cycle is half a minute. */
function createNewsIngest(parts: IngestParts) {
  const doneTo = new Map<IngestSource, number>()
  return async (source: IngestSource, limits: IngestLimits) => {
    const upTo = floorToMinute(limits.upTo).getTime()
    if (doneTo.get(source) === upTo) return
    if (await ingest(parts, source, limits)) doneTo.set(source, upTo)
  }
}

/** A refill has one entry in the audit log, with the first minute that it fills; each portion says as an event which hours it filled. */
function createFillNote({ initiator, clock }: IngestParts, { interval }: Pick<RefillOrder, 'interval'>) {
  let isNoted = false
  return async (transaction: Transaction) => {
    if (isNoted) return
    const object = { kind: 'ledger', id: 'history' }
    await recordChange(transaction, {
      initiator,
      at: clock(),
      action: 'ledger.refill',
      object,
      new: { asked: interval },
    })
    isNoted = true
  }
}

function tell({ logger }: IngestParts, sum: RefillOutcome): void {
  if (sum.filledMinutes > 0) logger.info({ ...sum }, 'Minutes that were unknown are in the ledger now')
}

async function ask(parts: IngestParts, portion: RefillPortion): Promise<RefillOutcome> {
  portion.signal?.throwIfAborted()
  return refillPortion(parts, portion)
}

function add(sum: { askedMinutes: number; filledMinutes: number }, more: RefillOutcome): void {
  sum.askedMinutes += more.askedMinutes
  sum.filledMinutes += more.filledMinutes
}

/** Failures of single servers. */
class Failures {
  readonly #all: PrometheusError[] = []

  async collect(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof PrometheusError)) throw error
      this.#all.push(error)
    })
  }

  throwFirst(): void {
    if (this.#all[0] !== undefined) throw this.#all[0]
  }
}
