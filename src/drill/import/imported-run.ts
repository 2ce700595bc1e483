import type { RunEntry, Saying } from '../course/run-entry.js'
import type { DrillRun } from '../drill-run.js'
import type { PlannedDrill } from '../drill.js'

/** Tools whose runs can be taken over. */
export const IMPORT_ORIGINS = ['chaostoolkit', 'litmus'] as const

export type ImportOrigin = (typeof IMPORT_ORIGINS)[number]

/** What another tool did and saw, from its beginning to its end. */
export interface ImportedRun {
  readonly origin: ImportOrigin
  /** What the tool calls it. */
  readonly title: string
  readonly startedAt: Date
  readonly endedAt: Date
  /** When the failure was injected; `null`: nobody says, and the clock runs from the start. */
  readonly injectedAt: Date | null
  readonly steps: readonly ImportedStep[]
  /** Without one nothing is proved. */
  readonly checks: readonly ImportedCheck[]
  /** Why it was given up; `null`: it ran to its end. */
  readonly abandoned: string | null
}

export interface ImportedStep {
  readonly text: string
  readonly outcome: 'done' | 'failed'
  readonly at: Date
  readonly detail: string | null
}

export interface ImportedCheck {
  /** Unique within the run. */
  readonly name: string
  readonly passed: boolean
  readonly at: Date
  readonly detail: string | null
}

interface Taken {
  readonly id: string
  readonly by: string
}

/** The same as a run of a drill, held against what the drill is held against. */
export function runOfImport(drill: PlannedDrill, imported: ImportedRun, { id, by }: Taken): DrillRun {
  const { service, environment, name, type, failureClass, dataset, rtoSeconds, deadlineSeconds } = drill
  const { origin, checks, steps, startedAt } = imported
  return {
    ...{ id, service, environment, drill: name, type, failureClass, dataset, rtoSeconds, deadlineSeconds },
    checks: checks.map((check) => ({ name: check.name, kind: origin, holdSeconds: 0 })),
    steps: steps.map(({ text }) => text),
    ...{ declaredAt: startedAt, startedBy: by, actions: [] },
    entries: entriesOf(imported).map((entry, place) => ({ ...entry, number: place + 1, by })),
  }
}

type Said = Pick<RunEntry, 'at' | 'said'>

/** In the order of their times; the end is said last. */
function entriesOf({ injectedAt, steps, checks, ...rest }: ImportedRun): readonly Said[] {
  const milestone = { kind: 'milestone', milestone: 'injected', note: null } as const
  const said: readonly Said[] = [
    ...(injectedAt === null ? [] : [{ at: injectedAt, said: milestone }]),
    ...steps.map(({ at, outcome, detail }, step) => ({ at, said: { kind: 'step', step, outcome, detail } as const })),
    ...checks.map(({ at, name, passed, detail }) => ({
      at,
      said: { kind: 'check', check: name, passed, detail } as const,
    })),
  ]
  const sorted = said.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return [...sorted, { at: rest.endedAt, said: closing(rest, checks) }]
}

function closing(
  { abandoned, origin }: Pick<ImportedRun, 'abandoned' | 'origin'>,
  checks: ImportedRun['checks'],
): Saying {
  if (abandoned !== null) return { kind: 'close', how: 'abandoned', reason: abandoned }
  const failing = checks.filter(({ passed }) => !passed)
  const reason = failing.map(({ name, detail }) => [`check ${name} fails`, detail ?? []].flat().join(': ')).join('; ')
  return { kind: 'close', how: 'finished', reason: reason === '' ? `taken over from ${origin}` : reason }
}
