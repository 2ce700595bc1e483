import * as z from 'zod'
import { ACTION_STATES } from '../../action/action-item.js'
import { pageAnswer } from '../../http/lists/page.js'
import { instant, written } from '../../shared/answer-fields.js'
import { MILESTONES, DRILL_TYPES, FAILURE_CLASSES, type PlannedDrill } from '../drill.js'
import type { DrillStanding } from '../drill-figures.js'
import type { RunStanding } from '../drill-run.js'
import { actionOf } from '../finding-actions.js'
import { timelineOf } from './run-timeline.js'

const seconds = z.number().min(0)
const kinds = {
  type: z.enum(DRILL_TYPES),
  class: z.enum(FAILURE_CLASSES).describe('What kind of failure is practised.'),
}

const check = z.strictObject({
  name: z.string(),
  kind: z.string(),
  holdSeconds: seconds.describe('How long it has to hold before it counts.'),
  state: z
    .enum(['waiting', 'failing', 'holding', 'passed'])
    .describe('`waiting`: nothing was said of it since the clock runs; `holding`: not for long enough yet.'),
  passedAt: instant.nullable(),
  detail: z.string().nullable(),
})

const step = z.strictObject({
  text: z.string(),
  outcome: z.enum(['begun', 'done', 'failed']).nullable().describe('How it stands; null: it was not begun.'),
  at: instant.nullable(),
  detail: z.string().nullable(),
})

const pause = z.strictObject({ from: instant, to: instant.nullable(), reason: z.string() })

const finding = z.strictObject({
  number: z.int(),
  text: z.string().describe('As it was noted.'),
  action: z
    .int()
    .min(1)
    .describe('Number of its action item, see `/api/v1/actions`, where its text may be another by now.'),
  owner: z.string().describe('Who sees to it: whoever noted it, where nobody was named.'),
  due: z.iso
    .date()
    .describe(
      'The last day on which it is in time, in the zone of the organisation; thirty days on, where none was said.',
    ),
  state: z.enum(ACTION_STATES),
  doneAt: instant.nullable().describe('Null: it is open, or was dropped.'),
})

const milestones = z.strictObject(
  Object.fromEntries([...MILESTONES, 'declared', 'validated'].map((name) => [name, instant.nullable()])) as Record<
    (typeof MILESTONES)[number] | 'declared' | 'validated',
    z.ZodNullable<typeof instant>
  >,
)

const phases = z
  .strictObject({
    detectSeconds: seconds.nullable(),
    decideSeconds: seconds.nullable(),
    restoreSeconds: seconds.nullable(),
    validateSeconds: seconds.nullable(),
  })
  .describe('From one milestone to the next; null: one is not known, or they are in a wrong order.')

/** A run of a drill as the API says it. */
export const drillRunAnswer = z
  .strictObject({
    id: z.string(),
    service: z.string(),
    environment: z.string().nullable(),
    drill: z.string(),
    ...kinds,
    dataset: z.string().nullable().describe('Dataset that is brought back.'),
    state: z.enum(['running', 'paused', 'passed', 'failed', 'abandoned']),
    startedBy: z.string(),
    clockFrom: instant.describe('The failure, where it was injected; else the declaration.'),
    deadline: instant,
    rtoSeconds: seconds.describe('What it is held to.'),
    elapsedSeconds: seconds.describe(
      'Since the clock runs, up to the last check, the end or now; pauses are part of it.',
    ),
    pausedSeconds: seconds.describe('How much of that time was paused.'),
    rtoActualSeconds: seconds.nullable().describe('To the last check that passed; null: not all have.'),
    isRtoMet: z.boolean().nullable(),
    recoveryPoint: instant.nullable().describe('How new the data is that came back.'),
    rpoActualSeconds: seconds.nullable().describe('What was lost, in time: from that data to the start of the clock.'),
    milestones,
    phases,
    disorder: z.array(z.string()).describe('Milestones that stand before one that they have to follow.'),
    checks: z.array(check),
    steps: z.array(step),
    pauses: z.array(pause),
    findings: z.array(finding).describe('What should be better next time: action items.'),
    closedAt: instant.nullable(),
    reason: z.string().nullable().describe('Why it ended as it did.'),
    reviewedAt: instant.nullable().describe('When its review was filed; null: it is not.'),
    timeline: z.array(z.strictObject({ number: z.int(), at: instant, by: z.string(), text: z.string() })),
  })
  .meta({ id: 'DrillRun', description: 'A run of a drill, and how it stands.' })

export const drillRunsAnswer = pageAnswer(drillRunAnswer, 'DrillRuns', 'A page of runs, newest first.')

export type DrillRunAnswer = z.output<typeof drillRunAnswer>

export function toDrillRunAnswer({ run, course }: RunStanding): DrillRunAnswer {
  const { id, service, environment, drill, type, failureClass, dataset, startedBy, rtoSeconds } = run
  const of = new Map(course.steps.map((one) => [one.step, one]))
  return written({
    ...{ id, service, environment, drill, type, class: failureClass, dataset, startedBy, rtoSeconds },
    ...course,
    steps: run.steps.map((text, place) => {
      const { outcome = null, at = null, detail = null } = of.get(place) ?? {}
      return { text, outcome, at, detail }
    }),
    findings: course.findings.flatMap(({ number, text }) => {
      const item = actionOf(run, number)
      if (item === null) return []
      const { owner, due, state, closed } = item
      const doneAt = state === 'done' ? (closed?.at ?? null) : null
      return [{ number, text, action: item.number, owner, due, state, doneAt }]
    }),
    timeline: timelineOf(run),
  })
}

/** A drill that is configured, and how it stands between its runs. */
export const drillAnswer = z
  .strictObject({
    service: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    ...kinds,
    rtoSeconds: seconds,
    everySeconds: seconds.nullable().describe('How often it is due; null: it has no cadence.'),
    lastPassedAt: instant.nullable(),
    lastOutcome: z.enum(['passed', 'failed', 'abandoned']).nullable().describe('Of its last run that is over.'),
    rtoActualSeconds: seconds.nullable().describe('The newest time that was measured.'),
    dueAt: instant.nullable(),
    overdueSeconds: seconds.nullable().describe('Since it was due; null: it is not due yet.'),
    openRun: z.string().nullable().describe('Id of the run that goes on.'),
  })
  .meta({ id: 'Drill', description: 'A drill that is held again and again.' })

export const drillsAnswer = pageAnswer(drillAnswer, 'Drills', 'A page of drills, by service and name.')

export type DrillAnswer = z.output<typeof drillAnswer>

export interface ShownDrill {
  readonly drill: PlannedDrill
  readonly standing: DrillStanding
  /** `null`: none goes on. */
  readonly openRun: string | null
}

export function toDrillAnswer({ drill, standing, openRun }: ShownDrill): DrillAnswer {
  const { service, name, description, type, failureClass, rtoSeconds, everySeconds } = drill
  const { lastRun, lastPassedAt, rtoActualSeconds, dueAt, overdueSeconds } = standing
  return written({
    ...{ service, name, description, type, class: failureClass, rtoSeconds, everySeconds, lastPassedAt },
    ...{ lastOutcome: lastRun?.state ?? null, rtoActualSeconds, dueAt, overdueSeconds, openRun },
  })
}
