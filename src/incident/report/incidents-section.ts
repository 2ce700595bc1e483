import type { Block, Cell, OutlineEntry, Section, Tone } from '../../document/blocks.js'
import { besideLimit } from '../../words/beside-limit.js'
import { formatInstant } from '../../words/format-date.js'
import { formatSpanBriefly } from '../../words/format-span.js'
import type { DurationStatistics, IncidentStatistics } from '../view/statistics.js'
import type { IncidentOfMonth, IncidentsMonth, ToldIncidents } from './incidents-month.js'

/** Below this, a mean says little. */
const FEW = 20

/** The incidents of a report; none where none began. */
export function incidentsSections({ services, incidents }: IncidentsMonth, zone: string): readonly Section[] {
  if (services.length === 0) return []
  const texts = incidents.map((incident) => lineOf(incident, zone))
  const blocks: readonly Block[] = [
    {
      kind: 'table',
      on: 'page',
      columns: ['Service', 'Noticed after', 'Acknowledged', 'Over after'],
      rows: services.map(rowOf),
    },
    { kind: 'outline', on: 'text', entries: services.map(entryOf) },
    { kind: 'sentences', texts },
  ]
  return [{ id: 'incidents', title: 'Incidents', note: noteOn(services), blocks }]
}

/** The incidents of a report to a customer; none where none began. */
export function toldSections({ incidents }: ToldIncidents, zone: string): readonly Section[] {
  if (incidents.length === 0) return []
  const texts = incidents.map((incident) => lineOf({ ...incident, title: incident.service }, zone))
  const note = 'Those that began in this time, of the services that the agreements are about.'
  return [{ id: 'incidents', title: 'Incidents', note, blocks: [{ kind: 'sentences', texts }] }]
}

type ServiceMonth = IncidentsMonth['services'][number]

function rowOf({ service, targets, statistics }: ServiceMonth): readonly Cell[] {
  const { detect, acknowledge, recover } = statistics
  return [
    { text: service, below: [countText(statistics)] },
    cellOf(detect, targets.detectSeconds),
    { text: acknowledge.mean === null ? 'unknown' : formatSpanBriefly(acknowledge.mean) },
    cellOf(recover, targets.recoverSeconds),
  ]
}

function cellOf({ mean }: DurationStatistics, target: number): Cell {
  const tone: Tone = mean === null ? 'open' : mean <= target ? 'good' : 'bad'
  const beside = besideTarget(mean, target)
  return { text: beside.mean, tone, strong: true, below: [beside.target] }
}

/** A service as lines: its means, and below each how far its incidents lay apart; what is not known is left out. */
function entryOf({ service, targets, statistics }: ServiceMonth): OutlineEntry {
  const { detect, acknowledge, recover } = statistics
  const under = [
    meanOf('Noticed', detect, targets.detectSeconds),
    meanOf('Acknowledged', acknowledge, null),
    meanOf('Over', recover, targets.recoverSeconds),
  ]
  return { text: `${service}: ${countText(statistics)}`, under: under.filter((entry) => entry !== null) }
}

function meanOf(what: string, statistics: DurationStatistics, target: number | null): OutlineEntry | null {
  const { count, mean, median, p90 } = statistics
  if (mean === null || median === null || p90 === null) return null
  const spread = `median ${formatSpanBriefly(median)}, 90 % within ${formatSpanBriefly(p90)}, n ${count}`
  const beside = target === null ? null : besideTarget(mean, target)
  const text = beside === null ? formatSpanBriefly(mean) : `${beside.mean}, ${beside.target}`
  return { text: `${what} after ${text}`, under: [{ text: spread }] }
}

function besideTarget(mean: number | null, target: number) {
  const { text, limit } = besideLimit(mean ?? 0, target, formatSpanBriefly)
  return { mean: mean === null ? 'unknown' : text, target: `target ${limit}` }
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
function noteOn(services: readonly ServiceMonth[]): string {
  const most = Math.max(0, ...services.map(({ statistics }) => statistics.incidents))
  const few = most < FEW ? ' With so few, look at each of them rather than at the means.' : ''
  return `Those that began in this time, mean times from the first failure to the alert (noticed) and to good service (over).${few}`
}
