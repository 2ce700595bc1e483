import { pluralIn } from '../../../words/language/language.js'
import { ordinalWords } from '../../view/recurrence.js'

const plural = pluralIn('en')

/** What stands in no mean. */
export interface Uncertain {
  readonly onset: number
  readonly recovery: number
}

/** Which incident; `null`: nobody knows when it began. */
export interface Named {
  readonly number: number
  readonly instant: string | null
  readonly title: string
}

/** How long parts of an incident took, as texts; `null`: not known. */
export interface Times {
  readonly noticed: string | null
  readonly acknowledged: string | null
  readonly over: string | null
  readonly isOpen: boolean
}

/** All that a report says of incidents, in English; lengths and dates come as texts. */
export const english = {
  title: 'Incidents',
  note: (isFew: boolean) =>
    `Those that began in this time, mean times from the first failure to the alert (noticed) and to good service (over).${isFew ? ' With so few, look at each of them rather than at the means.' : ''}`,
  told: 'Those that began in this time, of the services that the agreements are about.',
  columns: ['Service', 'Noticed after', 'Acknowledged', 'Over after'],
  unknown: 'unknown',
  target: (span: string) => `target ${span}`,
  /** How many times a mean is of. */
  observed: (count: number) => `n ${count}`,
  count: (incidents: number, { onset, recovery }: Uncertain, falseAlarms: number) => {
    const parts = [
      ...(onset === 0 ? [] : [`${onset} with an unknown beginning`]),
      ...(recovery === 0 ? [] : [`${recovery} of unknown length`]),
    ]
    const uncertain = parts.length === 0 ? '' : ` (${parts.join(', ')}, in no mean)`
    const alarms = plural(falseAlarms, { one: 'false alarm', other: 'false alarms' })
    const besides = falseAlarms === 0 ? '' : `, and ${falseAlarms} ${alarms}`
    return `${incidents} ${plural(incidents, { one: 'incident', other: 'incidents' })}${uncertain}${besides}`
  },
  service: (name: string, count: string) => `${name}: ${count}`,
  mean: {
    noticed: (mean: string, target: string | null) =>
      `Noticed after ${mean}${target === null ? '' : `, target ${target}`}`,
    acknowledged: (mean: string, target: string | null) =>
      `Acknowledged after ${mean}${target === null ? '' : `, target ${target}`}`,
    over: (mean: string, target: string | null) => `Over after ${mean}${target === null ? '' : `, target ${target}`}`,
  },
  spread: (median: string, p90: string, count: number) => `median ${median}, 90 % within ${p90}, n ${count}`,
  line: ({ number, instant, title }: Named, course: string) =>
    `#${number}${instant === null ? '' : ` ${instant}:`} ${title}. ${course}`,
  falseAlarm: 'A false alarm.',
  /** Beside how many there are. */
  recurring: (count: number, days: number) =>
    `; ${count} of them ${plural(count, { one: 'recurs', other: 'recur' })} within ${days} days`,
  recurs: (ordinal: number, days: number) =>
    `The ${ordinalWords(ordinal)} of its service and class within ${days} days.`,
  course: ({ noticed, acknowledged, over, isOpen }: Times) => {
    const parts = [
      ...(noticed === null ? [] : [`noticed after ${noticed}`]),
      acknowledged === null ? 'acknowledged by nobody' : `acknowledged ${acknowledged} later`,
      ...(isOpen ? ['not over yet'] : []),
      ...(over === null ? [] : [`over after ${over}`]),
    ]
    return `${parts.join(', ')}.`
  },
}

/** What a report says of incidents: what one language has, the others must have. */
export type IncidentTexts = typeof english
