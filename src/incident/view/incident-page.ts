import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { verdictBadge } from '../../sla/verdict-badge.js'
import { agreementHref } from '../../sla/agreement-href.js'
import { serviceHref } from '../../service/service-href.js'
import { formatPeriod } from '../../words/format-date.js'
import { formsOf, formsOfPart } from './incident-forms.js'
import { INCIDENT_ROLES, lifecycleOf, MILESTONES, type Incident } from '../incident.js'
import { incidentAddress } from './incident-address.js'
import { severityBadge, stateBadge } from './incident-badges.js'
import type { IncidentDetails } from './incident-details-answer.js'
import { spanText } from './incidents-page.js'
import { kindWords, ordinalWords, RECURRENCE_DAYS, type Recurrence } from './recurrence.js'
import { incidentTimes } from './statistics.js'
import { ROLE_NAMES, SOURCES, STAGE_NAMES, type TimelineEntry } from './timeline.js'

/** A storm has tens of thousands. */
const MOST_ALERTS = 50

/** What the page of an incident shows. */
export function incidentView(details: IncidentDetails): object {
  const { incident, mergedInto, parts, recurrence, timeline, nextUpdateDue } = details
  const { number, title, service, environment, alerts } = incident
  return {
    title: `#${number} ${title}`,
    report: `${incidentAddress(mergedInto ?? number)}/report`,
    ...{ state: stateBadge(incident), severity: severityBadge(incident) },
    where: { service, environment, href: serviceHref(service) },
    whole: mergedInto === null ? null : linkTo(mergedInto),
    parts: parts.map(linkTo),
    recurrence: recurrence === null ? null : recurrenceView(recurrence, service),
    times: timesTable(incident),
    milestones: milestonesTable(incident),
    ...{ impact: impactTable(details), agreements: agreementsTable(details) },
    status: { text: STAGE_NAMES[lifecycleOf(incident)], due: nextUpdateDue, conference: details.conferenceUrl },
    roles: rolesTable(incident),
    timeline: timelineTable(timeline, number),
    alerts: alertsTable(incident),
    alertsNote: alerts.length > MOST_ALERTS ? `the first ${MOST_ALERTS} of ${alerts.length}` : '',
    forms: mergedInto === null ? formsOf(incident) : formsOfPart(incident),
    sentences: [
      'Onset and recovery are where the indicator of the service turned bad and good again, sought in Prometheus; detected is when the first alert began to fire. What people state stands in place of what was measured, and what stood there before is kept.',
      'False alarms and drills are in no mean; what is part of another incident counts with that.',
    ],
  }
}

function linkTo(number: number) {
  return { text: `#${number}`, href: incidentAddress(number) }
}

/** Nothing where it is the only one of its kind. */
function recurrenceView({ failureClass, ordinal, earlier, later }: Recurrence, service: string) {
  if (earlier.length + later.length === 0) return null
  const nth = ordinal === 1 ? 'The 1st' : `It recurs: the ${ordinalWords(ordinal)}`
  return {
    sentence: `${nth} within ${RECURRENCE_DAYS} days of ${kindWords(service, failureClass)}.`,
    earlier: earlier.map(linkTo),
    later: later.map(linkTo),
  }
}

function timesTable(incident: Incident) {
  const times = incidentTimes(incident)
  const row = (title: string, field: 'detectSeconds' | 'acknowledgeSeconds' | 'recoverSeconds') => {
    const value = times[field]
    const figure =
      value === null ? { text: 'not known' } : { text: spanText(value), value, field: `/incident/${field}` }
    return [{ text: title }, figure]
  }
  return {
    caption: 'How long it took',
    columns: [{ title: 'From' }, { title: 'Took', numeric: true }],
    rows: [
      row('Onset to detection', 'detectSeconds'),
      row('Detection to acknowledgement', 'acknowledgeSeconds'),
      row('Onset to recovery', 'recoverSeconds'),
    ],
  }
}

const MILESTONE_NAMES = {
  onset: 'Onset',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  recovered: 'Recovered',
  resolved: 'Resolved',
} as const

function milestonesTable({ milestones }: Incident) {
  return {
    caption: 'Milestones',
    columns: [{ title: 'Milestone' }, { title: 'At' }, { title: 'How it is known' }, { title: 'Stood there before' }],
    rows: MILESTONES.map((kind) => {
      const known = milestones[kind]
      if (known === undefined) return [{ text: MILESTONE_NAMES[kind] }, { text: '–' }, { text: '–' }, { text: '–' }]
      const { at, author, source, note, uncertaintySeconds, before } = known
      return [
        { text: MILESTONE_NAMES[kind] },
        { at, note: withinText(uncertaintySeconds) },
        { text: author ?? SOURCES[source], ...(note === null ? {} : { note }) },
        beforeCell(before),
      ]
    }),
  }
}

/** How exactly an instant is known; '': to the second. */
function withinText(seconds: number | null): string {
  if (seconds === null) return 'nobody knows how exactly'
  return seconds === 0 ? '' : `± ${spanText(seconds)}`
}

function beforeCell(before: NonNullable<Incident['milestones']['onset']>['before']) {
  if (before === undefined) return { text: '–' }
  if (before.at === null || before.source === null) return { text: 'nothing' }
  return { at: before.at, note: SOURCES[before.source] }
}

function impactTable({ impact }: IncidentDetails) {
  const { badSeconds, isOver, alerts, firing } = impact
  const count = (value: number, field: string) => ({ text: String(value), value, field: `/impact/${field}` })
  return {
    caption: 'What it did',
    columns: [{ title: 'What' }, { title: 'How much', numeric: true }],
    rows: [
      // Of one that is not over, the answer goes on counting.
      [{ text: isOver ? 'Service bad for' : 'Service bad so far' }, spanCell(badSeconds, isOver)],
      [{ text: 'Alerts' }, count(alerts, 'alerts')],
      [{ text: 'Alerts that fire' }, count(firing, 'firing')],
    ],
  }
}

function spanCell(seconds: number | null, isOver: boolean) {
  if (seconds === null) return { text: 'not known' }
  const text = spanText(seconds)
  return isOver ? { text, value: seconds, field: '/impact/badSeconds' } : { text }
}

function agreementsTable({ impact }: IncidentDetails) {
  return {
    caption: 'Agreements of the service',
    columns: [
      { title: 'Agreement' },
      { title: 'Period' },
      { title: 'Promised', numeric: true },
      { title: 'So far', numeric: true },
      { title: 'Stands' },
    ],
    rows: impact.agreements.map(({ service, sla, customer, periodLabel, objective, achieved, verdict }, index) => {
      const field = `/impact/agreements/${index}`
      return [
        { text: `${service}/${sla}`, href: agreementHref(service, sla), note: customer ?? '' },
        { text: formatPeriod(periodLabel) },
        { text: formatObjective(objective), value: objective, field: `${field}/objective` },
        achieved === null
          ? { text: '–' }
          : { text: achievedText(achieved, objective), value: achieved, field: `${field}/achieved` },
        { badge: verdictBadge(verdict) },
      ]
    }),
  }
}

function achievedText(achieved: number, objective: number): string {
  return formatPercent(achieved, { digits: 2, against: [objective] })
}

function rolesTable({ roles }: Incident) {
  return {
    caption: 'Who has which role',
    columns: [{ title: 'Role' }, { title: 'Who' }],
    rows: INCIDENT_ROLES.map((role) => [{ text: ROLE_NAMES[role] }, { text: roles[role] ?? 'nobody yet' }]),
  }
}

function timelineTable(timeline: readonly TimelineEntry[], number: number) {
  return {
    caption: 'What happened, in the order of time',
    columns: [{ title: 'At' }, { title: 'Who' }, { title: 'What' }],
    rows: timeline.map(({ at, author, text, incident }) => [
      { at },
      { text: author ?? 'Plimsoll' },
      { text: incident === number ? text : `#${incident}: ${text}` },
    ]),
  }
}

function alertsTable({ alerts }: Incident) {
  return {
    caption: 'Alerts',
    columns: [{ title: 'Alert' }, { title: 'Severity' }, { title: 'Began' }, { title: 'Ended' }],
    rows: alerts
      .slice(0, MOST_ALERTS)
      .map(({ labels, summary, startsAt, endsAt }) => [
        { text: labels['alertname'] ?? 'an alert', ...(summary === null ? {} : { note: summary }) },
        { text: labels['severity'] ?? '–' },
        { at: startsAt },
        endsAt === null ? { text: 'fires' } : { at: endsAt },
      ]),
  }
}
