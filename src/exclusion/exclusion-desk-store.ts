import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import type { Interval } from '../calendar/interval.js'
import { recordEvent } from '../event/event-store.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Agreement } from '../sla/agreement.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import { statedOf, type Entry, type Order } from './entry.js'
import { toExclusionAnswer } from './exclusion-answer.js'
import { toExclusionEvent } from './exclusion-events.js'
import { entriesWithin, findEntry, insertEntry, insertWithdrawal } from './exclusion-store.js'
import { claimMistakes, effectsOf, isVain, mistakesOf, type Effect } from './judge-order.js'
import type { Outcome } from './outcome.js'
import { statedByConfiguration, type ExclusionsPart } from './written-exclusion.js'

/** Where people say that time does not count. */
export interface ExclusionDesk {
  /** Keeps it. `anyway`: also where no agreement counts it. */
  add(order: Order, options: { readonly anyway: boolean; readonly initiator: Initiator }): Promise<Outcome>
  /** It is as if it had not been said, from now on. Repeating changes nothing. `null`: there is none of that number. */
  withdraw(id: number, word: Withdrawal): Promise<Outcome | null>
  /** Everything that was entered for a stretch of time, also what was withdrawn; by beginning. */
  list(span: Interval): Promise<readonly Entry[]>
}

/** That somebody withdraws it. */
export interface Withdrawal {
  readonly by: string
  readonly why: string
  readonly initiator: Initiator
}

/** What is read of the configuration. */
export interface ExclusionConfig extends ExclusionsPart {
  readonly services: readonly {
    readonly name: string
    readonly renamedFrom: string | null
    readonly agreements: readonly Agreement[]
  }[]
  readonly maintenance: readonly MaintenanceWindow[]
}

export interface ExclusionDeskParts {
  readonly database: Database
  readonly config: ExclusionConfig
  readonly clock: Clock
  readonly steps: Steps
}

/** The desk over the store. */
export function createExclusionDesk(parts: ExclusionDeskParts): ExclusionDesk {
  const { database, clock, steps } = parts
  const agreements = parts.config.services.flatMap((service) => service.agreements)
  return {
    async add(order, options) {
      const adding = { ...options, order, agreements }
      const outcome = await database.write((transaction) => add(parts, transaction, adding))
      if ('entry' in outcome) steps('exclusion:committed')
      return outcome
    },
    withdraw: (id, { by, why, initiator }) =>
      database.write(async (transaction) => {
        const entry = await findEntry(transaction, id)
        if (entry === null) return null
        if (entry.withdrawn !== null) return { entry, effects: [] }
        const reasons = claimMistakes(entry, { agreements, now: clock() })
        if (reasons.length > 0) return { refused: 'it cannot be withdrawn any more', reasons }
        const next = { ...entry, withdrawn: { at: clock(), by, why } }
        await insertWithdrawal(transaction, id, next.withdrawn)
        await recordEvent(transaction, toExclusionEvent(next, initiator))
        await note(transaction, { initiator, before: entry, after: next })
        steps('exclusion:withdrawn')
        return { entry: next, effects: [] }
      }),
    list: (span) => database.read((reader) => entriesWithin(reader, span)),
  }
}

interface Adding {
  readonly order: Order
  readonly anyway: boolean
  readonly agreements: readonly Agreement[]
  readonly initiator: Initiator
}

async function add(
  { config, clock, steps }: ExclusionDeskParts,
  transaction: Transaction,
  { order, anyway, agreements, initiator }: Adding,
): Promise<Outcome> {
  const now = clock()
  const before = (await entriesWithin(transaction, order)).filter(({ withdrawn }) => withdrawn === null)
  const stated = order.from < order.to ? [...statedByConfiguration(config)(order), ...before.map(statedOf)] : []
  const services = config.services.map(({ name }) => name)
  const reasons = mistakesOf(order, { services, agreements, stated, now })
  if (reasons.length > 0) return { refused: 'it cannot be entered', reasons }
  const effects = effectsOf(order, { agreements })
  if (isVain(order, effects) && !anyway)
    return { refused: 'no agreement would leave it out', reasons: vainReasons(effects), mayInsist: true }
  const entry = await insertEntry(transaction, order, now)
  await recordEvent(transaction, toExclusionEvent(entry, initiator))
  await note(transaction, { initiator, before: null, after: entry })
  steps('exclusion:stored')
  return { entry, effects }
}

function vainReasons(effects: readonly Effect[]): readonly string[] {
  if (effects.length === 0) return ['nothing was agreed for what it concerns']
  return effects.map(({ agreement, refusal }) => `${agreement}: ${refusal ?? ''}`)
}

interface Noted {
  readonly initiator: Initiator
  /** `null`: it was not there. */
  readonly before: Entry | null
  readonly after: Entry
}

function note(transaction: Transaction, { initiator, before, after }: Noted): Promise<void> {
  const { recorded, withdrawn, id } = after
  return recordChange(transaction, {
    initiator,
    at: withdrawn?.at ?? recorded,
    action: before === null ? 'exclusion.add' : 'exclusion.withdraw',
    object: { kind: 'exclusion', id: String(id) },
    ...(before === null ? {} : { old: toExclusionAnswer(before) }),
    new: toExclusionAnswer(after),
  })
}
