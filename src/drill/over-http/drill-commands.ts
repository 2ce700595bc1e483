import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { MILESTONES } from '../drill.js'
import type { Saying } from '../course/run-entry.js'

const text = (what: string) =>
  z
    .string({ error: `expected ${what}` })
    .trim()
    .min(1, { error: `expected ${what}` })
    .max(2000)

/** Of the output of commands the last part; cut where it is said. */
const detail = z.string().max(2000).nullable().default(null).describe('What was seen, in words.')

/** One thing that can be said of a run, over HTTP. */
export interface DrillCommand {
  /** Last part of the path. */
  readonly name: string
  readonly summary: string
  readonly fields: z.ZodRawShape
  /** Of what has passed `fields`. */
  readonly read: (body: Readonly<Record<string, unknown>>) => Saying
}

function command<const Fields extends z.ZodRawShape>(
  name: string,
  {
    summary,
    fields,
    say,
  }: {
    readonly summary: string
    readonly fields: Fields
    readonly say: (body: z.output<z.ZodObject<Fields>>) => Saying
  },
): DrillCommand {
  // Whoever calls it has read the body by these very fields.
  return { name, summary, fields, read: (body) => say(body as z.output<z.ZodObject<Fields>>) }
}

/** All that can be said of a run. */
export const DRILL_COMMANDS: readonly DrillCommand[] = [
  command('milestone', {
    summary: 'Says when a milestone was reached; what was said last stands. `injected` starts the clock.',
    fields: { milestone: z.enum(MILESTONES), note: text('a text').nullable().default(null) },
    say: ({ milestone, note }) => ({ kind: 'milestone', milestone, note }),
  }),
  command('check', {
    summary: 'Says what a check has found; the last one that passes stops the clock.',
    fields: { check: text('the name of a check'), passed: z.boolean(), detail },
    say: ({ check, passed, detail }) => ({ kind: 'check', check, passed, detail }),
  }),
  command('step', {
    summary: 'Says how a step stands.',
    fields: {
      step: z.int().min(0).describe('Place of the step, counted from 0.'),
      outcome: z.enum(['begun', 'done', 'failed']),
      detail,
    },
    say: ({ step, outcome, detail }) => ({ kind: 'step', step, outcome, detail }),
  }),
  command('pause', {
    summary: 'Nothing is done for a while. It is told; clock and deadline go on.',
    fields: { reason: text('why nothing is done') },
    say: ({ reason }) => ({ kind: 'pause', reason }),
  }),
  command('resume', { summary: 'The pause is over.', fields: {}, say: () => ({ kind: 'resume' }) }),
  command('recovery-point', {
    summary: 'Says how new the newest data is that came back.',
    fields: { point: instantField },
    say: ({ point }) => ({ kind: 'recovery_point', point }),
  }),
  command('finish', {
    summary: 'The run is over: passed where all checks have passed, else failed.',
    fields: { reason: text('a text').nullable().default(null).describe('Why it ended so, where that is not plain.') },
    say: ({ reason }) => ({ kind: 'close', how: 'finished', reason }),
  }),
  command('abandon', {
    summary: 'The run is given up: neither passed nor failed.',
    fields: { reason: text('why it is given up') },
    say: ({ reason }) => ({ kind: 'close', how: 'abandoned', reason }),
  }),
  command('finding', {
    summary: 'What should be better next time: an action item.',
    fields: {
      text: text('what was found'),
      owner: text('a name').nullable().default(null).describe('Who sees to it; default: whoever says it.'),
      due: z.iso
        .date({ error: 'expected a day such as 2026-12-24' })
        .nullable()
        .default(null)
        .describe('The last day on which it is in time; default: thirty days on.'),
    },
    say: ({ text, owner, due }) => ({ kind: 'finding', text, owner, due }),
  }),
  command('finding-done', {
    summary: 'A finding is seen to: its action item is done.',
    fields: { finding: z.int().min(1).describe('Number of the finding within the run.') },
    say: ({ finding }) => ({ kind: 'finding_done', finding }),
  }),
  command('review', {
    summary: 'Files the review of a run that is over, which closes it.',
    fields: { text: text('what was learnt') },
    say: ({ text }) => ({ kind: 'review', text }),
  }),
]

/** Those that pages have forms for: what checks find is said by whoever asks them. */
export const FORM_COMMANDS = DRILL_COMMANDS.filter(({ name }) => name !== 'check')
