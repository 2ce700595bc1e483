import type { Answer } from '../event/answer.js'
import type { EscalationStep } from '../notify/messages/incident-news.js'
import type { Notice } from '../notify/messages/notice.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import { formatInstant, formatPeriod } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import { subjectIdOf, type Breach } from './breach.js'

/** What is told of a breach. */
export interface BreachTold {
  readonly kind: 'found' | 'unacknowledged' | 'acknowledged' | 'lifted'
  readonly at: Date
  /** `null`: told for another reason. */
  readonly escalation: EscalationStep | null
}

/** What messages about breaches are made of. */
export interface BreachNews {
  readonly organisation: string
  readonly breach: Breach
  /** `null`: nobody is asked to acknowledge it. */
  readonly dueAt: Date | null
  /** The first acknowledgement; `null`: there is none. */
  readonly answered: Answer | null
  readonly told: BreachTold
  /** By which it is acknowledged; `null`: nobody has said where Plimsoll is reached. */
  readonly url: string | null
}

const STATUS = {
  found: 'Breached',
  unacknowledged: 'Not acknowledged',
  acknowledged: 'Acknowledged',
  lifted: 'Breached no more',
} as const

/** A message about the breach of an agreement. */
export function breachNotice(news: BreachNews): Notice {
  const { organisation, breach, answered, told, url } = news
  const isOpen = told.kind === 'found' || told.kind === 'unacknowledged'
  const { standing, service, agreement } = breach
  return {
    ...{ organisation, isOpen, at: told.at },
    type: `breach.${told.kind}`,
    subject: { kind: 'breach', id: subjectIdOf(breach) },
    tone: isOpen ? 'bad' : 'good',
    status: STATUS[told.kind],
    title: `Agreement ${service}/${agreement}, ${periodWords(breach.period)}`,
    sentence: sentenceOf(news),
    facts: factsOf(news),
    links: url === null ? [] : [{ text: 'Acknowledge', url }],
    footnote: footnoteOf(news),
    data: {
      breach: {
        ...{ id: breach.id, round: breach.round, service, agreement, period: breach.period },
        ...{ customer: standing.customer, objective: standing.objective, achieved: standing.achieved },
        ...{ credit: standing.credit, found: breach.foundAt, due: news.dueAt, asked: breach.asked },
      },
      acknowledged: answered === null ? null : { by: answered.by, at: answered.at },
      escalation: told.escalation,
    },
  }
}

/** `October 2026`; `the last 30 days`. */
export function periodWords(period: string): string {
  const [, days] = /^last-(\d+)d$/.exec(period) ?? []
  return days === undefined ? formatPeriod(period) : `the last ${days} days`
}

/** `99.9 % were promised, 99.2 % delivered`. */
export function promisedAndDelivered({ objective, achieved }: Breach['standing']): string {
  const delivered = achieved === null ? 'nothing counted' : deliveredText({ objective, achieved })
  return `${formatObjective(objective)} were promised, ${delivered}`
}

function deliveredText({ objective, achieved }: { readonly objective: number; readonly achieved: number }): string {
  return `${formatPercent(achieved, { digits: 3, against: [objective] })} delivered`
}

function sentenceOf(news: BreachNews): string {
  const { told, breach } = news
  switch (told.kind) {
    case 'found':
      return `The agreement is breached: ${promisedAndDelivered(breach.standing)}.${reachOf(breach)}${request(news)}`
    case 'unacknowledged':
      return unanswered(news)
    case 'acknowledged':
      return answeredSentence(news)
    case 'lifted':
      return 'By what is known now, and by what is said not to count, the agreement is not breached. Nothing is left to do.'
  }
}

function reachOf({ standing, foundAt, interval }: Breach): string {
  if (standing.final || foundAt >= interval.to) return ' The period is over.'
  return ' Even a faultless rest of the period cannot save it.'
}

function request({ dueAt, breach }: BreachNews): string {
  if (dueAt === null) return ''
  const by = dueAt > breach.foundAt ? ` by ${formatInstant(dueAt, breach.zone)}` : ''
  return ` Please acknowledge${by} that you have seen it.`
}

function unanswered({ breach, dueAt, told }: BreachNews): string {
  const late = Math.floor((told.at.getTime() - (dueAt ?? told.at).getTime()) / 60_000) * 60
  const since = late < 60 ? 'the time to do so is over' : `it is ${formatSpan(late)} late`
  const asked =
    breach.asked.length === 0 ? 'Nobody was asked: the team has no receiver for tickets.' : askedText(breach)
  return `Nobody has acknowledged this breach, and ${since}. ${asked} ${promisedAndDelivered(breach.standing)}.`
}

function askedText({ asked }: Breach): string {
  return `Asked ${asked.length === 1 ? 'was' : 'were'} ${asked.join(', ')}.`
}

function answeredSentence({ answered, breach }: BreachNews): string {
  if (answered === null) return 'Somebody has acknowledged this breach.'
  const comment = answered.comment === null ? '' : ` They say: ${answered.comment}`
  return `${answered.by} has acknowledged this breach on ${formatInstant(answered.at, breach.zone)}.${comment}`
}

function factsOf({ breach, dueAt }: BreachNews): Notice['facts'] {
  const { standing, zone, foundAt, service, agreement } = breach
  return [
    { label: 'Agreement', value: `${service}/${agreement}` },
    ...(standing.customer === null ? [] : [{ label: 'Customer', value: standing.customer }]),
    ...creditFact(standing),
    { label: 'Found', value: formatInstant(foundAt, zone) },
    ...(dueAt === null ? [] : [{ label: 'To be acknowledged by', value: formatInstant(dueAt, zone) }]),
  ]
}

function creditFact({ credit }: Breach['standing']): Notice['facts'] {
  if (credit === null || credit.ratio === 0) return []
  const share = `${formatObjective(credit.ratio)} of the fee`
  return [{ label: 'Credit, an estimate', value: credit.amount === null ? share : `${credit.amount} (${share})` }]
}

function footnoteOf({ organisation, told, breach }: BreachNews): string {
  const { escalation } = told
  const step =
    escalation === null ? '' : `, step ${escalation.step} of ${escalation.steps} of the policy ${escalation.policy}`
  const { service, agreement, period } = breach
  const command = ` Acknowledge with: plimsoll agreement acknowledge ${service}/${agreement} --period ${period}`
  return `Plimsoll, ${organisation}${step}.${told.kind === 'found' || told.kind === 'unacknowledged' ? command : ''}`
}
