import type { Block, Cell, OutlineEntry, Section, Tone } from '../../document/blocks.js'
import { besideLimit } from '../../words/beside-limit.js'
import type { DurationStatistics, IncidentStatistics } from '../view/statistics.js'
import type { IncidentOfMonth, IncidentsMonth, ToldIncidents } from './incidents-month.js'
import { RECURRENCE_DAYS } from '../view/recurrence.js'
import type { IncidentSpeech } from './texts/incident-texts.js'

/** Below this, a mean says little. */
const FEW = 20

/** The incidents of a report; none where none began. */
export function incidentsSections(
  { services, incidents }: IncidentsMonth,
  zone: string,
  say: IncidentSpeech,
): readonly Section[] {
  if (services.length === 0) return []
  const { title, note, columns } = say.texts
  const most = Math.max(0, ...services.map(({ statistics }) => statistics.incidents))
  const blocks: readonly Block[] = [
    { kind: 'table', on: 'page', columns, rows: services.map((one) => rowOf(one, say)) },
    { kind: 'outline', on: 'text', entries: services.map((one) => entryOf(one, say)) },
    { kind: 'sentences', texts: incidents.map((incident) => lineOf(incident, zone, say)) },
  ]
  return [{ id: 'incidents', title, note: note(most < FEW), blocks }]
}

/** The incidents of a report to a customer; none where none began. */
export function toldSections({ incidents }: ToldIncidents, zone: string, say: IncidentSpeech): readonly Section[] {
  if (incidents.length === 0) return []
  const texts = incidents.map((incident) => lineOf({ ...incident, title: incident.service }, zone, say))
  return [{ id: 'incidents', title: say.texts.title, note: say.texts.told, blocks: [{ kind: 'sentences', texts }] }]
}

type ServiceMonth = IncidentsMonth['services'][number]

function rowOf({ service, targets, statistics, recurring }: ServiceMonth, say: IncidentSpeech): readonly Cell[] {
  const { detect, acknowledge, recover } = statistics
  return [
    { text: service, below: [countText(statistics, recurring, say)] },
    cellOf(detect, targets.detectSeconds, say),
    cellOf(acknowledge, targets.acknowledgeSeconds, say),
    cellOf(recover, targets.recoverSeconds, say),
  ]
}

function cellOf({ mean, count }: DurationStatistics, target: number | null, say: IncidentSpeech): Cell {
  if (target === null) {
    return { text: mean === null ? say.texts.unknown : say.spanBriefly(mean), below: [say.texts.observed(count)] }
  }
  const tone: Tone = mean === null ? 'open' : mean <= target ? 'good' : 'bad'
  const { text, limit } = besideLimit(mean ?? 0, target, say.spanBriefly)
  const below = [say.texts.target(limit), say.texts.observed(count)]
  return { text: mean === null ? say.texts.unknown : text, tone, strong: true, below }
}

/** A service as lines: its means, and below each how far its incidents lay apart; what is not known is left out. */
function entryOf({ service, targets, statistics, recurring }: ServiceMonth, say: IncidentSpeech): OutlineEntry {
  const { detect, acknowledge, recover } = statistics
  const { mean } = say.texts
  const beside =
    (target: number | null, write: (mean: string, limit: string | null) => string) => (seconds: number) => {
      if (target === null) return write(say.spanBriefly(seconds), null)
      const { text, limit } = besideLimit(seconds, target, say.spanBriefly)
      return write(text, limit)
    }
  const under = [
    meanOf(detect, beside(targets.detectSeconds, mean.noticed), say),
    meanOf(acknowledge, beside(targets.acknowledgeSeconds, mean.acknowledged), say),
    meanOf(recover, beside(targets.recoverSeconds, mean.over), say),
  ]
  const text = say.texts.service(service, countText(statistics, recurring, say))
  return { text, under: under.filter((entry) => entry !== null) }
}

function meanOf(
  { count, mean, median, p90 }: DurationStatistics,
  write: (mean: number) => string,
  { texts, spanBriefly }: IncidentSpeech,
): OutlineEntry | null {
  if (mean === null || median === null || p90 === null) return null
  return { text: write(mean), under: [{ text: texts.spread(spanBriefly(median), spanBriefly(p90), count) }] }
}

function countText(statistics: IncidentStatistics, recurring: number, { texts }: IncidentSpeech): string {
  const { incidents, falsePositives, onsetUnknown: onset, recoveryUnknown: recovery } = statistics
  const count = texts.count(incidents, { onset, recovery }, falsePositives)
  return recurring === 0 ? count : `${count}${texts.recurring(recurring, RECURRENCE_DAYS)}`
}

type Told = Omit<IncidentOfMonth, 'ordinal'> & Partial<Pick<IncidentOfMonth, 'ordinal'>>

function lineOf(incident: Told, zone: string, say: IncidentSpeech): string {
  const { number, title, onset, falsePositive, ordinal = null } = incident
  const recurs = ordinal === null || ordinal === 1 ? '' : ` ${say.texts.recurs(ordinal, RECURRENCE_DAYS)}`
  const course = falsePositive ? say.texts.falseAlarm : `${capitalised(courseOf(incident, say))}${recurs}`
  return say.texts.line({ number, title, instant: onset === null ? null : say.instant(onset, zone) }, course)
}

function courseOf(incident: Told, { texts, spanBriefly }: IncidentSpeech): string {
  const brief = (seconds: number | null) => (seconds === null ? null : spanBriefly(seconds))
  return texts.course({
    noticed: brief(incident.detectSeconds),
    acknowledged: brief(incident.acknowledgeSeconds),
    over: brief(incident.recoverSeconds),
    isOpen: incident.state === 'open',
  })
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
