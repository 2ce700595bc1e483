import * as z from 'zod'
import { pageAnswer } from '../../http/lists/page.js'
import { FAILURE_CLASSES } from '../../drill/drill.js'
import { statusPart } from '../../feature/status-part.js'
import { instant } from '../../shared/answer-fields.js'
import { incidentTimes } from './statistics.js'
import {
  INCIDENT_KINDS,
  INCIDENT_ROLES,
  LIFECYCLE,
  lifecycleOf,
  MILESTONE_SOURCES,
  MILESTONES,
  type Incident,
  type Milestone,
} from '../incident.js'
import { incidentSamples } from './incident-samples.js'
import type { IncidentSummary, ServiceIncidents } from './incident-summary.js'
import { shownIncidents } from './incident-shown.js'

const duration = z.number().min(0).nullable()

const milestone = z
  .strictObject({
    at: instant,
    source: z
      .enum(MILESTONE_SOURCES)
      .describe(
        'How it is known: said by a person, seen in the indicator, taken from the alert, or decided by Plimsoll.',
      ),
    uncertaintySeconds: duration.describe('The true instant lies within so many seconds; null: nobody knows.'),
    author: z.string().nullable().describe('Who stated it; null where Plimsoll measured it.'),
    note: z.string().nullable(),
    before: z
      .strictObject({
        at: instant.nullable().describe('Null: nothing stood there.'),
        source: z.enum(MILESTONE_SOURCES).nullable().describe('How that was known; null: nothing stood there.'),
      })
      .optional()
      .describe('What stood there before people changed it; missing where nobody has.'),
  })
  .nullable()

const summaryFields = {
  id: z.string(),
  number: z.int().describe('By which people call it.'),
  service: z.string(),
  environment: z.string().nullable(),
  severity: z.enum(['page', 'ticket']),
  title: z.string(),
  state: z
    .enum(['open', 'recovered', 'resolved'])
    .describe(
      'An open incident is of a service that is bad, a recovered one is good again and watched, a resolved one is closed.',
    ),
  status: z
    .enum(LIFECYCLE)
    .optional()
    .describe('How far people have come, as they say themselves. Missing in answers of older versions.'),
  reopenCount: z.int().min(0),
  falsePositive: z.boolean().describe('Whether a person said that nothing was wrong: its kind is false_alarm.'),
  kind: z
    .enum(INCIDENT_KINDS)
    .optional()
    .describe('What kind of incident it is; only real ones are in statistics. Missing in answers of older versions.'),
  mergedInto: z
    .string()
    .nullable()
    .optional()
    .describe('Id of the incident that it is part of, where its kind is merged. Missing in answers of older versions.'),
  failureClass: z
    .enum(FAILURE_CLASSES)
    .nullable()
    .optional()
    .describe('What kind of failure it was; null: nobody has said it. Missing in answers of older versions.'),
  openedBy: z
    .string()
    .nullable()
    .optional()
    .describe('Who opened it by hand; null: an alert did. Missing in answers of older versions.'),
  roles: z
    .partialRecord(z.enum(INCIDENT_ROLES), z.string())
    .optional()
    .describe('Who has which role. Missing in answers of older versions.'),
  milestones: z.strictObject({
    onset: milestone,
    detected: milestone,
    acknowledged: milestone,
    recovered: milestone,
    resolved: milestone,
  }),
  detectSeconds: duration.describe('Seconds from onset to detection; null where they are not known.'),
  acknowledgeSeconds: duration.describe('Detection to the first acknowledgement by a person.'),
  recoverSeconds: duration.describe('Seconds from onset to recovery; null where they are not known.'),
  misplaced: z.array(z.enum(MILESTONES)).describe('Milestones that lie before one which must come first.'),
}

const alert = z.strictObject({
  fingerprint: z.string(),
  labels: z.record(z.string(), z.string()),
  summary: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable().describe('When the alert ended; null while it fires.'),
})

/** One incident over HTTP. */
export const incidentAnswer = z
  .strictObject({ ...summaryFields, alerts: z.array(alert) })
  .meta({ id: 'Incident', description: 'Something that went wrong with a service, however many alerts tell of it.' })

export type IncidentAnswer = z.output<typeof incidentAnswer>

/** A page of incidents over HTTP. */
export const incidentPageAnswer = pageAnswer(incidentAnswer, 'IncidentPage', 'One page of incidents, newest first.')

export type IncidentPageAnswer = z.output<typeof incidentPageAnswer>

const statistics = z.strictObject({ count: z.int().min(0), mean: duration, median: duration, p90: duration })

/** What the status says about the incidents of a service. */
export const serviceIncidentsAnswer = z
  .strictObject({
    service: z.string(),
    environment: z.string().nullable(),
    period: z.enum(['month', '90d']).describe('The calendar month so far, or the last 90 days.'),
    from: instant,
    incidents: z.int().min(0).describe('Behind the statistics: false positives are left out.'),
    open: z.int().min(0),
    falsePositives: z.int().min(0),
    edited: z
      .int()
      .min(0)
      .optional()
      .describe('Of those behind the statistics, the ones of which people have changed a milestone.'),
    merged: z.int().min(0).optional().describe('Parts of others, which are counted with those.'),
    onsetUnknown: z.int().min(0).describe('Their onset is not known well enough for a time to detect.'),
    recoveryUnknown: z
      .int()
      .min(0)
      .describe('Over, and onset or recovery are not known well enough for a time to recover.'),
    unacknowledged: z.int().min(0).describe('Over, and nobody acknowledged them.'),
    detect: statistics.describe('Onset to detection, in seconds.'),
    acknowledge: statistics.describe('Detection to acknowledgement, in seconds.'),
    recover: statistics.describe('Onset to recovery, in seconds.'),
    detectTargetSeconds: z.number(),
    recoverTargetSeconds: z.number(),
  })
  .meta({ id: 'ServiceIncidents', description: 'How fast incidents of a service were noticed and ended.' })

export type ServiceIncidentsAnswer = z.output<typeof serviceIncidentsAnswer>

/** An incident as plain JSON data. */
export function toIncidentAnswer(incident: Incident): IncidentAnswer {
  const { id, number, service, environment, severity, title, state, reopenCount, kind, mergedInto, roles } = incident
  const { failureClass, openedBy } = incident
  const times = incidentTimes(incident)
  return {
    ...{
      id,
      number,
      service,
      environment,
      severity,
      title,
      state,
      status: lifecycleOf(incident),
      reopenCount,
      kind,
      mergedInto,
      failureClass,
      openedBy,
      roles: { ...roles },
      falsePositive: kind === 'false_alarm',
    },
    milestones: milestonesOf(incident),
    ...times,
    misplaced: [...times.misplaced],
    alerts: incident.alerts.map(({ fingerprint, labels, summary, startsAt, endsAt }) => ({
      fingerprint,
      labels: { ...labels },
      summary,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
  }
}

/** The statistics of a service as plain JSON data. */
export function toServiceIncidentsAnswer(own: ServiceIncidents): ServiceIncidentsAnswer {
  const { service, environment, period, interval, statistics: figures, targets } = own
  return {
    service,
    environment,
    period,
    from: interval.from.toISOString(),
    ...figures,
    detectTargetSeconds: targets.detectSeconds,
    recoverTargetSeconds: targets.recoverSeconds,
  }
}

function milestonesOf({ milestones }: Incident): IncidentAnswer['milestones'] {
  const written = (kind: (typeof MILESTONES)[number]) => {
    const known = milestones[kind]
    return known === undefined ? null : writtenMilestone(known)
  }
  return {
    onset: written('onset'),
    detected: written('detected'),
    acknowledged: written('acknowledged'),
    recovered: written('recovered'),
    resolved: written('resolved'),
  }
}

function writtenMilestone({ at, before, ...rest }: Milestone): NonNullable<IncidentAnswer['milestones']['onset']> {
  const milestone = { ...rest, at: at.toISOString() }
  if (before === undefined) return milestone
  return { ...milestone, before: { at: before.at?.toISOString() ?? null, source: before.source } }
}

/** What incidents tell in the status. */
export const incidentsStatus = statusPart({
  key: 'incidents',
  answer: z.strictObject({
    unresolved: z.array(incidentAnswer).describe('Open and recovered ones, oldest first.'),
    services: z.array(serviceIncidentsAnswer),
  }),
  toAnswer: ({ unresolved, services }: IncidentSummary) => ({
    unresolved: unresolved.map(toIncidentAnswer),
    services: services.map(toServiceIncidentsAnswer),
  }),
  samples: incidentSamples,
  shown: shownIncidents,
})
