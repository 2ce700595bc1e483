import type { Change } from '../audit/audit-entry.js'
import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import { recordEvent } from '../event/event-store.js'
import type { Period } from '../calendar/period.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import { periodName, standingOf, type Breach } from './breach.js'
import { changeOf, type BreachChange } from './breach-change.js'
import { breachObject } from './breach-audit.js'
import { breachFacts } from './breach-events.js'
import { findBreachOf, writeFound, writeLifted } from './breach-store.js'
import { ownersOf, tellOwners, type OwnerParts } from './tell-owner-sender.js'

export interface KeepParts extends OwnerParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** How an agreement was judged over a period. */
export interface JudgedPeriod {
  readonly agreement: Agreement
  readonly period: Period
  readonly result: AgreementResult
  /** It was over before anybody looked: nobody is told. */
  readonly isKnown: boolean
}

/**
 * Writes down what a judgement changes: the breach, the event that others follow and the messages to the owner, all of it or nothing. What is
 * written already changes nothing, so that each is told once, whenever the process was killed.
 *
 * @param before what was known when it was judged; `null`: nothing
 * @returns what has changed; `null`: nothing
 */
export async function keepBreach(
  parts: KeepParts,
  judged: JudgedPeriod,
  before: Breach | null,
): Promise<BreachChange | null> {
  // Mostly nothing has changed, and then nobody is kept from writing.
  if (changeOf(before, judged.result) === null) return null
  const kept = await parts.database.write(async (transaction) => {
    const { agreement, period, result } = judged
    const name = periodName(agreement, period.label)
    const breach = await findBreachOf(transaction, {
      service: agreement.service,
      agreement: agreement.name,
      period: name,
    })
    const change = changeOf(breach, result)
    if (change === null) return null
    if (change === 'lifted' && breach !== null) await lift(parts, transaction, { agreement, breach })
    else await find(parts, transaction, judged)
    parts.steps('breach:stored')
    return change
  })
  if (kept !== null) parts.steps('breach:committed')
  return kept
}

const ACTOR = byJob('breaches')

async function find(
  parts: KeepParts,
  transaction: Transaction,
  { agreement, period, result, isKnown }: JudgedPeriod,
): Promise<void> {
  const now = parts.clock()
  const breach = await writeFound(transaction, {
    service: agreement.service,
    agreement: agreement.name,
    period: periodName(agreement, period.label),
    interval: period.interval,
    zone: period.zone,
    foundAt: now,
    isTold: !isKnown,
    asked: isKnown ? [] : ownersOf(parts.config, agreement),
    standing: standingOf(result),
    liftedAt: null,
  })
  const { standing, foundAt, round, interval } = breach
  await note(transaction, breach, {
    at: now,
    action: 'agreement-breach.find',
    new: { ...standing, foundAt, round, interval },
  })
  if (isKnown) return
  await recordEvent(transaction, { kind: 'agreement_breached', ...breachFacts(breach, { at: now, actor: ACTOR }) })
  await tellOwners(parts, transaction, { agreement, breach, told: { kind: 'found', at: now, escalation: null } })
}

async function lift(
  parts: KeepParts,
  transaction: Transaction,
  { agreement, breach }: { readonly agreement: Agreement; readonly breach: Breach },
): Promise<void> {
  const now = parts.clock()
  await writeLifted(transaction, breach, now)
  const values = { old: { liftedAt: null }, new: { liftedAt: now } }
  await note(transaction, breach, { at: now, action: 'agreement-breach.lift', ...values })
  if (!breach.isTold) return
  await recordEvent(transaction, { kind: 'agreement_breach_lifted', ...breachFacts(breach, { at: now, actor: ACTOR }) })
  await tellOwners(parts, transaction, { agreement, breach, told: { kind: 'lifted', at: now, escalation: null } })
}

function note(transaction: Transaction, breach: Breach, change: Omit<Change, 'initiator' | 'object'>): Promise<void> {
  return recordChange(transaction, { ...change, initiator: ACTOR, object: breachObject(breach) })
}
