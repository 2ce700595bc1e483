import type { DurationStatistics, IncidentStatistics } from '../incident/view/statistics.js'
import { formatInstant } from '../words/format-date.js'
import { formatSpanBriefly } from '../words/format-span.js'
import { besideLimit } from '../words/beside-limit.js'
import type { IncidentOfMonth, IncidentsMonth } from './incidents-month.js'

/** Below this, a mean says little. */
const FEW = 20

/** What the templates take of incidents: texts only. */
export function incidentsView({ services, incidents }: IncidentsMonth, zone: string) {
  return {
    services: services.map(({ service, targets, statistics }) => ({
      name: service,
      count: countText(statistics),
      detect: statisticView(statistics.detect, targets.detectSeconds),
      acknowledge: statisticView(statistics.acknowledge, null),
      recover: statisticView(statistics.recover, targets.recoverSeconds),
    })),
    incidents: incidents.map((incident) => lineOf(incident, zone)),
  }
}

function countText(statistics: IncidentStatistics): string {
  const { incidents: count, falsePositives } = statistics
  const alarms = falsePositives === 0 ? '' : `, and ${falsePositives} false alarm${falsePositives === 1 ? '' : 's'}`
  return `${count} incident${count === 1 ? '' : 's'}${unknownText(statistics)}${alarms}`
}

/** What stands in no mean, because few events tell too little. */
function unknownText({ onsetUnknown, recoveryUnknown }: IncidentStatistics): string {
  const parts = [
    onsetUnknown === 0 ? null : `${onsetUnknown} with an unknown beginning`,
    recoveryUnknown === 0 ? null : `${recoveryUnknown} of unknown length`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? '' : ` (${parts.join(', ')}, in no mean)`
}

function statisticView({ count, mean, median, p90 }: DurationStatistics, target: number | null) {
  if (mean === null || median === null || p90 === null) {
    return { ...besideTarget(null, target), spread: '', tone: 'open' } as const
  }
  const tone = target === null ? 'plain' : mean <= target ? 'good' : 'bad'
  const spread = `median ${formatSpanBriefly(median)}, 90 % within ${formatSpanBriefly(p90)}, n ${count}`
  return { ...besideTarget(mean, target), spread, tone } as const
}

function besideTarget(mean: number | null, target: number | null) {
  if (target === null) return { mean: mean === null ? 'unknown' : formatSpanBriefly(mean), target: '' }
  const { text, limit } = besideLimit(mean ?? 0, target, formatSpanBriefly)
  return { mean: mean === null ? 'unknown' : text, target: `target ${limit}` }
}

function lineOf(incident: IncidentOfMonth, zone: string): string {
  const { number, title, onset, falsePositive } = incident
  const when = onset === null ? '' : ` ${formatInstant(onset, zone)}:`
  return `#${number}${when} ${title}. ${falsePositive ? 'A false alarm.' : timesOf(incident)}`
}

function timesOf({ detectSeconds, acknowledgeSeconds, recoverSeconds, state }: IncidentOfMonth): string {
  const parts = [
    detectSeconds === null ? null : `noticed after ${formatSpanBriefly(detectSeconds)}`,
    acknowledgeSeconds === null
      ? 'acknowledged by nobody'
      : `acknowledged ${formatSpanBriefly(acknowledgeSeconds)} later`,
    state === 'open' ? 'not over yet' : null,
    recoverSeconds === null ? null : `over after ${formatSpanBriefly(recoverSeconds)}`,
  ].filter((part) => part !== null)
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** How to read it. */
export function incidentsNote({ services }: IncidentsMonth): string {
  const most = Math.max(0, ...services.map(({ statistics }) => statistics.incidents))
  const few = most < FEW ? ' With so few, look at each of them rather than at the means.' : ''
  return `Those that began in the month, mean times from the first failure to the alert (noticed) and to good service (over).${few}`
}
