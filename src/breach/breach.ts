import type { Interval } from '../calendar/interval.js'
import type { Answer } from '../event/answer.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { formatMoney } from '../sla/money.js'

/** A breach, and the time that it was found for: what is said to one round holds for no later one. */
export interface BreachPlace {
  readonly id: number
  /** 1; one more each time that it is found again after it was lifted. */
  readonly round: number
}

/** What was promised, achieved and owed when a breach was found. Ratios in [0, 1]; `null`: nothing was counted. */
export interface Standing {
  readonly customer: string | null
  readonly objective: number
  readonly achieved: number | null
  readonly worst: number | null
  readonly best: number | null
  /** An estimate; `null`: no credits are agreed. `amount` such as `2,000.00 EUR`; `null`: no fee is configured. */
  readonly credit: { readonly ratio: number; readonly amount: string | null } | null
  /** Whether the period was over and all of it judged; else not even a faultless rest could save it. */
  readonly final: boolean
}

/** A period in which an agreement was found broken. */
export interface Breach extends BreachPlace {
  readonly service: string
  readonly agreement: string
  /** `2026-10`; of rolling periods `last-30d`. */
  readonly period: string
  readonly interval: Interval
  /** IANA zone of the period. */
  readonly zone: string
  readonly foundAt: Date
  /** Whether people were told; else it was over before anybody looked. */
  readonly isTold: boolean
  /** Names of the receivers that were asked to acknowledge it. */
  readonly asked: readonly string[]
  readonly standing: Standing
  /** `null`: it stands. */
  readonly liftedAt: Date | null
}

/** A breach with what was said to its round, first things first. */
export interface AnsweredBreach extends Breach {
  readonly answers: readonly Answer[]
}

/** A breach as the subject of links, escalations and messages: `12/1`. */
export function subjectIdOf({ id, round }: BreachPlace): string {
  return `${id}/${round}`
}

/** `null`: that is no breach. */
export function placeOfSubject(text: string): BreachPlace | null {
  const [, id, round] = /^([1-9]\d{0,14})\/([1-9]\d{0,8})$/.exec(text) ?? []
  return id === undefined || round === undefined ? null : { id: Number(id), round: Number(round) }
}

/** By which name a period is known: a rolling one is another each minute, and its breach the same. */
export function periodName({ terms }: Pick<Agreement, 'terms'>, label: string): string {
  return 'lastDays' in terms.period ? `last-${terms.period.lastDays}d` : label
}

/** How an agreement stands, to be kept beside its breach. */
export function standingOf(result: AgreementResult): Standing {
  const { customer, objective, achieved, worst, best, credit, final } = result
  const amount = credit?.amount ?? null
  return {
    ...{ customer, objective, achieved, worst, best, final },
    credit: credit === null ? null : { ratio: credit.ratio, amount: amount === null ? null : formatMoney(amount) },
  }
}

/** Whether it waits for somebody. */
export function isOpen({ isTold, liftedAt, answers }: AnsweredBreach): boolean {
  return isTold && liftedAt === null && answers.length === 0
}

/** When an acknowledgement is late; `null`: nobody is asked for one. */
export function dueAt({ foundAt }: Pick<Breach, 'foundAt'>, { onBreach }: Pick<Agreement, 'onBreach'>): Date | null {
  const { acknowledgeWithinSeconds: within, escalationPolicy } = onBreach
  if (within === null && escalationPolicy === null) return null
  return new Date(foundAt.getTime() + (within ?? 0) * 1000)
}
