import type { Saying } from '../course/run-entry.js'
import type { DrillRun } from '../drill-run.js'

/** What was said, as a sentence. */
export interface TimelineLine {
  readonly number: number
  readonly at: Date
  readonly by: string
  readonly text: string
}

/** All that was said of a run, in the order in which it was said. */
export function timelineOf({ entries, steps }: DrillRun): readonly TimelineLine[] {
  return entries.map(({ number, at, by, said }) => ({ number, at, by, text: textOf(said, steps) }))
}

type Texts = {
  readonly [Kind in Saying['kind']]: (said: Extract<Saying, { kind: Kind }>, steps: readonly string[]) => string
}

const CLOSINGS = { finished: 'the run is over', abandoned: 'given up', expired: 'ended by its deadline' } as const

const TEXTS: Texts = {
  milestone: ({ milestone, note }) => withDetail(milestone, note),
  check: ({ check, passed, detail }) => withDetail(`check ${check} ${passed ? 'passes' : 'fails'}`, detail),
  step: ({ step, outcome, detail }, steps) => withDetail(`step ${step + 1}, ${steps[step] ?? ''}: ${outcome}`, detail),
  pause: ({ reason }) => `paused: ${reason}`,
  resume: () => 'goes on',
  recovery_point: ({ point }) => `the newest data that came back is of ${point.toISOString()}`,
  close: ({ how, reason }) => withDetail(CLOSINGS[how], reason),
  finding: ({ text, owner }) => `finding: ${text}${owner === null ? '' : ` (${owner})`}`,
  finding_done: ({ finding }) => `finding ${finding} is done`,
  review: ({ text }) => `review: ${text}`,
}

function textOf(said: Saying, steps: readonly string[]): string {
  // Each is read by the text of its own kind.
  return (TEXTS[said.kind] as (one: Saying, steps: readonly string[]) => string)(said, steps)
}

function withDetail(text: string, detail: string | null): string {
  return detail === null ? text : `${text}: ${detail}`
}
