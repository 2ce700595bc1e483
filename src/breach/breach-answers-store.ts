import { sql, type Selectable } from 'kysely'
import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import type { Answer } from '../event/answer.js'
import { recordEvent } from '../event/event-store.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { BreachAnswerTable } from '../store/breach-tables.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { AnsweredBreach, Breach, BreachPlace } from './breach.js'
import { breachObject } from './breach-audit.js'
import { breachFacts } from './breach-events.js'
import { findBreach, findBreachOf, readBreaches, type PeriodOfAgreement } from './breach-store.js'

/** An acknowledgement that is given now. */
export interface BreachAnswerOrder extends Omit<Answer, 'at'> {
  readonly place: BreachPlace
  readonly initiator: Initiator
}

/** Takes acknowledgements of breaches. */
export interface BreachAnswers {
  /**
   * Writes down that somebody has seen a breach. What the same person said before stays, and is what comes back.
   *
   * @returns `null`: there is no such breach, or what was asked for has passed: it was lifted, or found again since
   */
  give(order: BreachAnswerOrder): Promise<Answer | null>
  /** As it is now, with what was said to the round that is asked for; `null`: there is no such breach. */
  find(place: BreachPlace): Promise<AnsweredBreach | null>
  /** The same by its period. */
  findOf(of: PeriodOfAgreement): Promise<AnsweredBreach | null>
  /** All that were ever found, newest period first. */
  list(): Promise<readonly AnsweredBreach[]>
}

export interface BreachAnswersParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Answers in the store. */
export function createBreachAnswers({ database, clock, steps }: BreachAnswersParts): BreachAnswers {
  return {
    async give(order) {
      const answer = await database.write(async (transaction) => {
        const given = await giveAnswer(transaction, order, clock())
        steps('answer:stored')
        return given
      })
      steps('answer:committed')
      return answer
    },
    find: (place) => database.read(async (reader) => withAnswers(reader, await findBreach(reader, place), place.round)),
    findOf: (of) => database.read(async (reader) => withAnswers(reader, await findBreachOf(reader, of))),
    list: () => database.read(readAnswered),
  }
}

async function giveAnswer(transaction: Transaction, order: BreachAnswerOrder, now: Date): Promise<Answer | null> {
  const { place, by, how, comment, initiator } = order
  const breach = await findBreach(transaction, place)
  if (breach === null) return null
  const before = (await answersOf(transaction, place)).find((one) => one.by === by)
  if (before !== undefined) return before
  if (breach.liftedAt !== null || breach.round !== place.round) return null
  const row = { breach_id: place.id, round: place.round, by_name: by, at: toUnix(now), how, comment }
  await transaction.insertInto('breach_answer').values(row).execute()
  const { data, ...facts } = breachFacts(breach, { at: now, actor: initiator })
  const said = { by, how, ...(comment === null ? {} : { comment }) }
  await recordEvent(transaction, { ...facts, kind: 'agreement_breach_acknowledged', data: { ...data, ...said } })
  const action = 'agreement-breach.acknowledge'
  await recordChange(transaction, { initiator, at: now, action, object: breachObject(breach), new: said })
  return toAnswer(row)
}

/** What was said to a round of a breach, first things first. */
export async function answersOf(reader: Reader, { id, round }: BreachPlace): Promise<readonly Answer[]> {
  const answers = reader.selectFrom('breach_answer').selectAll().where('breach_id', '=', id)
  const rows = await answers
    .where('round', '=', round)
    .orderBy(sql`rowid`)
    .execute()
  return rows.map(toAnswer)
}

async function withAnswers(reader: Reader, breach: Breach | null, round?: number): Promise<AnsweredBreach | null> {
  if (breach === null) return null
  return { ...breach, answers: await answersOf(reader, { ...breach, round: round ?? breach.round }) }
}

/** All breaches with what was said to the newest round of each, newest period first. */
export async function readAnswered(reader: Reader): Promise<readonly AnsweredBreach[]> {
  const rows = await reader
    .selectFrom('breach_answer')
    .selectAll()
    .orderBy(sql`rowid`)
    .execute()
  return (await readBreaches(reader)).map((breach) => {
    const own = rows.filter(({ breach_id, round }) => breach_id === breach.id && round === breach.round)
    return { ...breach, answers: own.map(toAnswer) }
  })
}

function toAnswer({ by_name: by, at, how, comment }: Selectable<BreachAnswerTable>): Answer {
  return { by, at: fromUnix(at), how, comment }
}
