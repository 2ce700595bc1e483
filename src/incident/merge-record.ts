import * as z from 'zod'
import { FAILURE_CLASSES } from '../drill/drill.js'
import { INCIDENT_STAGES, MILESTONE_SOURCES, MILESTONES, type Incident } from './incident.js'

const at = z.iso.datetime().transform((text) => new Date(text))

const milestone = z.object({
  at,
  source: z.enum(MILESTONE_SOURCES),
  uncertaintySeconds: z.number().nullable(),
  author: z.string().nullable(),
  note: z.string().nullable(),
  before: z.object({ at: at.nullable(), source: z.enum(MILESTONE_SOURCES).nullable() }).exactOptional(),
})

const course = z.object({
  severity: z.enum(['page', 'ticket']),
  state: z.enum(['open', 'recovered', 'resolved']),
  stage: z.enum(INCIDENT_STAGES).nullable(),
  reopenCount: z.int(),
  failureClass: z.enum(FAILURE_CLASSES).nullable(),
  milestones: z.partialRecord(z.enum(MILESTONES), milestone),
})

/** How an incident stood at one instant. */
export type CourseThen = Pick<Incident, 'severity' | 'state' | 'stage' | 'reopenCount' | 'failureClass' | 'milestones'>

/** What two incidents were when they became one. */
export interface MergeRecord {
  readonly part: CourseThen
  readonly whole: CourseThen
  /** The whole right afterwards: what differs from it was changed since. */
  readonly joined: CourseThen
  /** Of the part: fingerprint, and when it began in Unix milliseconds. */
  readonly alerts: readonly (readonly [string, number])[]
}

const mergeRecord: z.ZodType<MergeRecord> = z.object({
  part: course,
  whole: course,
  joined: course,
  alerts: z.array(z.tuple([z.string(), z.int()])),
})

/** What is kept when two incidents become one. */
export function recordOf(whole: Incident, part: Incident, joined: Incident): MergeRecord {
  return {
    part: courseThen(part),
    whole: courseThen(whole),
    joined: courseThen(joined),
    alerts: part.alerts.map(({ fingerprint, startsAt }) => [fingerprint, startsAt.getTime()]),
  }
}

function courseThen({ severity, state, stage, reopenCount, failureClass, milestones }: Incident): CourseThen {
  return { severity, state, stage, reopenCount, failureClass, milestones }
}

/** Throws where the text is no record. */
export function parseRecord(text: string): MergeRecord {
  return mergeRecord.parse(JSON.parse(text))
}
