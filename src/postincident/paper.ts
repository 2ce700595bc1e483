import type { Block, Course, Section } from '../document/blocks.js'
import { kindWords, ordinalWords } from '../incident/view/recurrence.js'
import { SOURCES } from '../incident/view/timeline.js'
import type { Page } from '../render/page.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import { formatDate, formatInstant } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import { overdueSeconds, type ActionItem } from '../action/action-item.js'
import { countText, LEAST_ERRORS } from './counted-events.js'
import type { Evidence } from './evidence.js'
import { REPORT_PARTS, REPORT_PART_NAMES, type PostIncidentRecord } from './report-parts.js'

/** Everything that a post-incident report says. */
export interface PostIncidentPaper {
  readonly organisation: string
  /** In which its times are written. */
  readonly zone: string
  readonly version: string
  readonly evidence: Evidence
  /** `null`: nobody has written anything yet. */
  readonly record: PostIncidentRecord | null
  readonly actions: readonly ActionItem[]
  readonly now: Date
}

/** The report as renderers take it: what was written, then what is known. */
export function paperPage(paper: PostIncidentPaper): Page {
  const { evidence, organisation, record } = paper
  const { number, title, service, environment, kind = 'real' } = evidence.details.incident
  const filed = record?.filed ?? null
  const where = environment === null ? service : `${service}, ${environment}`
  return {
    language: 'en',
    overline: `${organisation} · Post-incident report`,
    house: organisation,
    title: `#${number} ${title}`,
    lead: leadOf(evidence),
    preheader: `${where}: ${title}`,
    correction: kind === 'real' ? null : `It is a ${kind.replace('_', ' ')}: in no statistics.`,
    soFar: filed === null ? 'A draft: it is not filed, and what is known of the incident may change.' : null,
    sections: [
      ...writtenSections(record),
      actionsSection(paper),
      timesSection(paper),
      ...recurrenceSections(paper),
      impactSection(paper),
      ...courseSections(paper),
      timelineSection(paper),
    ],
    footer: [
      filed === null ? `Drafted at ${at(paper, evidence.readAt)}.` : `Filed by ${filed.by} at ${at(paper, filed.at)}.`,
      `Times are in ${paper.zone}. What is known was measured by Plimsoll ${paper.version}.`,
    ],
  }
}

function at({ zone }: Pick<PostIncidentPaper, 'zone'>, instant: string | Date): string {
  return formatInstant(new Date(instant), zone)
}

function leadOf({ details }: Evidence): Page['lead'] {
  const { badSeconds, isOver } = details.impact
  const { service } = details.incident
  if (badSeconds === null)
    return { tone: 'open', mark: '?', text: `When ${service} became bad is not known.`, more: null }
  const span = formatSpan(badSeconds)
  return isOver
    ? { tone: 'bad', mark: '✕', text: `${service} was bad for ${span}.`, more: null }
    : { tone: 'open', mark: '?', text: `${service} is bad, for ${span} so far.`, more: null }
}

function writtenSections(record: PostIncidentRecord | null): readonly Section[] {
  return REPORT_PART_NAMES.map((name) => {
    const { title, asks } = REPORT_PARTS[name]
    const text = record?.parts[name]
    const note = text === undefined ? `Not written yet. ${asks}` : null
    const blocks: readonly Block[] = text === undefined ? [] : [{ kind: 'sentences', texts: paragraphsOf(text) }]
    return { id: name, title, note, blocks }
  })
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n(?:\s*\r?\n)+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function actionsSection({ actions, now, zone }: PostIncidentPaper): Section {
  const rows = actions.map((item) => [
    { text: item.text, below: [`item ${item.number}`] },
    item.owner,
    formatDate(item.due),
    {
      text: actionWords(item, { now, zone }),
      ...(overdueSeconds(item, { now, zone }) === null ? {} : { tone: 'bad' as const }),
    },
  ])
  const note = rows.length === 0 ? 'None was noted.' : null
  const blocks: readonly Block[] = [{ kind: 'table', columns: ['Item', 'Who', 'Up to', 'State'], rows }]
  return { id: 'actions', title: 'Action items', note, blocks: rows.length === 0 ? [] : blocks }
}

/** How an item stands, in a word or two. */
export function actionWords(item: ActionItem, means: { readonly now: Date; readonly zone: string }): string {
  const { closed, state } = item
  if (closed !== null) return closed.note === null ? state : `${state}: ${closed.note}`
  const late = overdueSeconds(item, means)
  return late === null ? 'open' : `overdue by ${formatSpan(late)}`
}

function timesSection(paper: PostIncidentPaper): Section {
  const { detectSeconds, acknowledgeSeconds, recoverSeconds, milestones } = paper.evidence.details.incident
  const span = (seconds: number | null) => (seconds === null ? 'not known' : formatSpan(seconds))
  const known = Object.entries(milestones).flatMap(([name, milestone]) => {
    if (milestone === null) return []
    const { uncertaintySeconds: around, source } = milestone
    const within =
      around === null ? 'how exactly is not known' : around === 0 ? 'exact' : `within ${formatSpan(around)}`
    return [[name, at(paper, milestone.at), `${SOURCES[source]}, ${within}`]]
  })
  return {
    ...{ id: 'times', title: 'Times', note: null },
    blocks: [
      {
        kind: 'table',
        columns: ['From', 'Took'],
        rows: [
          ['Onset to detection', span(detectSeconds)],
          ['Detection to acknowledgement', span(acknowledgeSeconds)],
          ['Onset to recovery', span(recoverSeconds)],
        ],
      },
      { kind: 'table', columns: ['Milestone', 'At', 'How it is known'], rows: known },
    ],
  }
}

/** Nothing of an older report, and of what does not recur: a drill, a false alarm. */
function recurrenceSections({ evidence }: PostIncidentPaper): readonly Section[] {
  const { recurrence, incident } = evidence.details
  if (recurrence === undefined || recurrence === null) return []
  const { ordinal, earlier, later, days, failureClass } = recurrence
  const numbers = (all: readonly number[]) => all.map((number) => `#${number}`).join(', ')
  const texts = [
    `The ${ordinalWords(ordinal)} within ${days} days of ${kindWords(incident.service, failureClass)}.`,
    ...(earlier.length === 0 ? [] : [`Before it: ${numbers(earlier)}.`]),
    ...(later.length === 0 ? [] : [`After it: ${numbers(later)}.`]),
  ]
  const note = 'Real incidents of the same service and class, by their onsets.'
  return [{ id: 'recurrence', title: 'Did it happen before', note, blocks: [{ kind: 'sentences', texts }] }]
}

function impactSection({ evidence }: PostIncidentPaper): Section {
  const { objectives, details } = evidence
  const rows = objectives.map((one) => [
    { text: one.slo, below: [`objective ${formatObjective(one.objective)}`] },
    one.observedSeconds === 0 ? 'not known' : countText(one.errors),
    one.observedSeconds === 0 ? 'not known' : countText(one.events),
    one.budgetShare === null ? 'not known' : formatPercent(one.budgetShare, { digits: 1, worse: 'more' }),
  ])
  const agreements = details.impact.agreements.map(({ agreement, customer, period, objective, achieved, verdict }) => [
    { text: agreement, below: [customer ?? ''].filter(Boolean) },
    period,
    formatObjective(objective),
    achieved === null ? 'nothing counted' : formatPercent(achieved, { digits: 3, against: [objective] }),
    verdict.replace('_', ' '),
  ])
  const note = objectives.length === 0 ? 'What was counted is not known.' : 'From the onset to the recovery.'
  return {
    ...{ id: 'impact', title: 'Impact', note },
    blocks: [
      ...tableUnlessEmpty(['Objective', 'Bad events', 'Events', 'Of the error budget'], rows),
      ...tableUnlessEmpty(['Agreement', 'Period', 'Promised', 'So far', 'Stands'], agreements),
    ],
  }
}

function tableUnlessEmpty(
  columns: readonly string[],
  rows: Extract<Block, { readonly kind: 'table' }>['rows'],
): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]
}

/** Objectives that lost nothing have no picture. */
function courseSections(paper: PostIncidentPaper): readonly Section[] {
  const hurt = paper.evidence.objectives.filter(
    ({ course, errors }) => errors >= LEAST_ERRORS && course.badShares.some((share) => (share ?? 0) > 0),
  )
  if (hurt.length === 0) return []
  const note =
    'Share of bad events; what is above the dashed line spends the error budget faster than it comes. Grey: nothing is known, or nothing happened.'
  return [{ id: 'course', title: 'How it went', note, blocks: hurt.map((one) => courseOf(paper, one)) }]
}

const SHOWN_MARKS = ['onset', 'detected', 'acknowledged', 'recovered'] as const

function courseOf(paper: PostIncidentPaper, { slo, objective, course }: Evidence['objectives'][number]): Course {
  const { incident } = paper.evidence.details
  const from = Date.parse(course.from)
  const to = from + course.stepSeconds * course.badShares.length * 1000
  const marks = SHOWN_MARKS.flatMap((name) => {
    const milestone = incident.milestones[name]
    if (milestone === null) return []
    const place = (Date.parse(milestone.at) - from) / (to - from)
    return place < 0 || place > 1 ? [] : [{ place, text: name }]
  })
  const most = Math.max(...course.badShares.map((share) => share ?? 0))
  const top = Math.min(1, Math.max(most, 2 * (1 - objective)))
  return {
    kind: 'course',
    title: `${incident.service}/${slo}`,
    alt: `The share of bad events of ${slo} around the incident, at most ${formatPercent(most, { digits: 1, worse: 'more' })}.`,
    values: course.badShares,
    limit: 1 - objective,
    ...{ marks, top },
    labels: {
      ...{ first: at(paper, course.from), last: at(paper, new Date(to)) },
      top: `up to ${formatPercent(top, { digits: 1, worse: 'more' })}`,
      limit: `- - allowed ${formatPercent(1 - objective, { digits: 3, worse: 'more' })}`,
    },
  }
}

interface Told {
  readonly at: string
  readonly who: string
  readonly what: string
}

/** What happened, with alerts and deployments. */
function timelineSection(paper: PostIncidentPaper): Section {
  const { details, deployments } = paper.evidence
  const { incident } = details
  const alerts = incident.alerts.flatMap(({ labels: { alertname = 'an alert' }, startsAt, endsAt }) => [
    { at: startsAt, who: 'Alert', what: `${alertname} began to fire` },
    ...(endsAt === null ? [] : [{ at: endsAt, who: 'Alert', what: `${alertname} ended` }]),
  ])
  const told: readonly Told[] = [
    ...details.timeline.map(({ author, text, incident: of, at: when }) => ({
      ...{ at: when, who: author ?? 'Plimsoll' },
      what: of === incident.number ? text : `#${of}: ${text}`,
    })),
    ...alerts,
    ...deployments.map(({ version, startedAt, startedBy, state }) => ({
      ...{ at: startedAt, who: startedBy },
      what: `Deployment of ${version} (${state.replace('_', ' ')})`,
    })),
  ]
  const { alerts: all } = details.impact
  return {
    ...{ id: 'timeline', title: 'Timeline' },
    note: incident.alerts.length < all ? `With the first ${incident.alerts.length} of ${all} alerts.` : null,
    blocks: [
      {
        kind: 'table',
        // What is long stands first: the other columns are set to the right.
        columns: ['What', 'Who', 'At'],
        rows: told
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
          .map(({ at: when, who, what }) => [what, who, at(paper, when)]),
      },
    ],
  }
}
