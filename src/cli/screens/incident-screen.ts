import type { IncidentAnswer } from '../../incident/view/incident-answer.js'
import { MILESTONES } from '../../incident/incident.js'
import { cutToWidth, textWidth } from '../../shared/text-width.js'
import { briefSpan } from '../../words/brief-span.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, tableWidth, type Cell } from '../../terminal/layout-table.js'

interface ScreenSettings {
  readonly now: Date
  readonly colours: Colours
}

const SCREEN_WIDTH = 100
const SHORTEST_TITLE = 20
const UNKNOWN = '–'

const SOURCES = {
  person: 'said by a person',
  sli: 'seen in the indicator',
  alerts_for_state: 'alert became pending',
  starts_at: 'alert began to fire',
  ends_at: 'alert ended',
  automatic: 'good for long enough',
} as const

const COLUMNS = [
  { title: '#', align: 'right' },
  { title: 'state' },
  { title: 'severity' },
  { title: 'service' },
  { title: 'began (UTC)' },
  { title: 'detect', align: 'right' },
  { title: 'ack', align: 'right' },
  { title: 'recover', align: 'right' },
  { title: 'what' },
] as const

const plain = (text: string): Cell => ({ text })

/** A table of incidents, as wide as the screen; ends with a line break. */
export function renderIncidentList(incidents: readonly IncidentAnswer[], { colours }: ScreenSettings): string {
  if (incidents.length === 0) return 'No incidents.\n'
  return `${incidentTable(incidents, colours).join('\n')}\n`
}

/** The lines of such a table. */
export function incidentTable(incidents: readonly IncidentAnswer[], colours: Colours): readonly string[] {
  const rows = incidents.map((incident) => [...rowOf(incident, colours), plain('')])
  const room = Math.max(SHORTEST_TITLE, SCREEN_WIDTH - tableWidth(COLUMNS, rows) + 'what'.length)
  const shorten = (text: string) => (textWidth(text) > room ? `${cutToWidth(text, room - 1)[0] ?? ''}…` : text)
  const full = rows.map((row, index) => [...row.slice(0, -1), plain(shorten(incidents[index]?.title ?? ''))])
  return layoutTable(COLUMNS, full, { title: colours.dim })
}

/**
 * For somebody who acknowledges second: who was first.
 *
 * @returns ends with a line break; '' where it is `by` who is written down
 */
export function firstAcknowledgement({ milestones: { acknowledged } }: IncidentAnswer, by: string): string {
  if (acknowledged?.author == null || acknowledged.author === by) return ''
  const minute = acknowledged.at.slice(0, 16).replace('T', ' ')
  return `${acknowledged.author} acknowledged it first, at ${minute} UTC: the first acknowledgement counts.\n`
}

function rowOf(incident: IncidentAnswer, colours: Colours): readonly Cell[] {
  const { milestones, detectSeconds, acknowledgeSeconds, recoverSeconds } = incident
  const began = milestones.onset ?? milestones.detected
  return [
    plain(String(incident.number)),
    { text: stateText(incident), paint: paintOf(incident, colours) },
    plain(incident.severity),
    plain(incident.service),
    plain(began === null ? UNKNOWN : began.at.slice(0, 16).replace('T', ' ')),
    plain(spanText(detectSeconds)),
    plain(spanText(acknowledgeSeconds)),
    plain(spanText(recoverSeconds)),
  ]
}

function stateText({ state, falsePositive, kind }: IncidentAnswer): string {
  if (falsePositive) return 'false alarm'
  return kind === 'merged' ? 'part of another' : state
}

function paintOf({ state, falsePositive, kind, severity }: IncidentAnswer, colours: Colours): (text: string) => string {
  if (falsePositive || kind === 'merged') return colours.dim
  if (state === 'open') return severity === 'page' ? colours.red : colours.yellow
  return state === 'recovered' ? colours.yellow : colours.green
}

function spanText(seconds: number | null): string {
  return seconds === null ? UNKNOWN : briefSpan(seconds)
}

/** Everything about one incident; ends with a line break. */
export function renderIncident(incident: IncidentAnswer, { now, colours }: ScreenSettings): string {
  const { number, title, service, environment, severity, id } = incident
  const where = environment === null ? service : `${service} in ${environment}`
  const facts = [
    ...[severity, where, durationText(incident, now), ...statusText(incident)],
    ...[...reopenedText(incident), ...classText(incident), ...rolesText(incident)],
  ]
  return `${[
    `${colours.bold(`#${number}`)}  ${title}`,
    `${paintOf(incident, colours)(stateText(incident))} · ${facts.join(' · ')}`,
    colours.dim(`id ${id}`),
    '',
    colours.bold('TIMELINE'),
    ...timeline(incident, colours),
    '',
    colours.bold('TIMES'),
    ...times(incident, colours),
    '',
    colours.bold('ALERTS'),
    ...alerts(incident, colours),
  ].join('\n')}\n`
}

/** What people say of it; what is over needs no word. */
function statusText({ state, status }: IncidentAnswer): readonly string[] {
  return status === undefined || state === 'resolved' ? [] : [status]
}

function durationText({ milestones, state }: IncidentAnswer, now: Date): string {
  const began = milestones.onset ?? milestones.detected
  if (began === null) return 'beginning unknown'
  if (state === 'open') return `${spanBetween(began.at, now)} so far`
  const end = milestones.recovered ?? milestones.resolved
  return spanBetween(began.at, end === null ? now : new Date(end.at))
}

function spanBetween(from: string, to: Date): string {
  return briefSpan(Math.max(0, (to.getTime() - new Date(from).getTime()) / 1000))
}

function reopenedText({ reopenCount }: IncidentAnswer): readonly string[] {
  if (reopenCount === 0) return []
  return [reopenCount === 1 ? 'reopened once' : `reopened ${reopenCount} times`]
}

function timeline({ milestones, misplaced }: IncidentAnswer, colours: Colours): readonly string[] {
  const columns = [{ title: 'milestone' }, { title: 'at (UTC)' }, { title: 'exact to' }, { title: 'how it is known' }]
  const rows = MILESTONES.map((kind) => {
    const known = milestones[kind]
    if (known === null) return [plain(kind), plain(UNKNOWN), plain(''), plain('')]
    const who = known.author === null ? SOURCES[known.source] : `${known.author}${noteText(known.note)}`
    const order = misplaced.includes(kind) ? ' (out of order)' : ''
    return [
      plain(kind),
      plain(known.at.slice(0, 19).replace('T', ' ')),
      plain(exactText(known.uncertaintySeconds)),
      { text: `${who}${beforeText(known)}${order}`, ...(order === '' ? {} : { paint: colours.red }) },
    ]
  })
  return layoutTable(columns, rows, { title: colours.dim })
}

/** What stood there before people changed it. */
function beforeText({ before }: NonNullable<IncidentAnswer['milestones']['onset']>): string {
  if (before === undefined) return ''
  return before.at === null ? '; before: nothing' : `; before: ${before.at.slice(0, 19).replace('T', ' ')}`
}

function classText({ failureClass = null }: IncidentAnswer): readonly string[] {
  return failureClass === null ? [] : [`class ${failureClass}`]
}

function rolesText({ roles = {} }: IncidentAnswer): readonly string[] {
  return Object.entries(roles).map(([role, person]) => `${role.replace('_', ' ')} ${person}`)
}

function noteText(note: string | null): string {
  return note === null ? '' : `: ${note}`
}

function exactText(uncertaintySeconds: number | null): string {
  if (uncertaintySeconds === null) return 'unknown'
  return uncertaintySeconds === 0 ? 'exact' : `± ${briefSpan(uncertaintySeconds)}`
}

function times(incident: IncidentAnswer, colours: Colours): readonly string[] {
  const columns = [
    { title: 'detect', align: 'right' },
    { title: 'acknowledge', align: 'right' },
    { title: 'recover', align: 'right' },
  ] as const
  const { detectSeconds, acknowledgeSeconds, recoverSeconds } = incident
  const row = [detectSeconds, acknowledgeSeconds, recoverSeconds].map((seconds) => plain(spanText(seconds)))
  return layoutTable(columns, [row], { title: colours.dim })
}

function alerts({ alerts: all }: IncidentAnswer, colours: Colours): readonly string[] {
  const columns = [{ title: 'alert' }, { title: 'severity' }, { title: 'fired at (UTC)' }, { title: 'until' }]
  const rows = all.map(({ labels, startsAt, endsAt }) => {
    const about = labels['slo'] ?? labels['dataset']
    const windows = labels['long_window'] === undefined ? '' : ` over ${labels['long_window']}`
    return [
      plain(`${labels['alertname'] ?? UNKNOWN}${about === undefined ? '' : ` ${about}`}${windows}`),
      plain(labels['severity'] ?? UNKNOWN),
      plain(startsAt.slice(0, 19).replace('T', ' ')),
      endsAt === null ? { text: 'still firing', paint: colours.red } : plain(endsAt.slice(11, 19)),
    ]
  })
  return layoutTable(columns, rows, { title: colours.dim })
}
