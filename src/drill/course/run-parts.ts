import type { RunEntry, StepOutcome } from './run-entry.js'

/** How a step stands that was begun. */
export interface StepCourse {
  /** From 0. */
  readonly step: number
  readonly outcome: StepOutcome
  readonly at: Date
  readonly detail: string | null
}

/** What should be better next time, as it was noted: what becomes of it is said of its action item. */
export interface RunFinding {
  /** Of the entry that tells it. */
  readonly number: number
  readonly text: string
  /** `null`: nobody said when it was seen to. */
  readonly doneAt: Date | null
}

/** In the order in which they were said. */
export function byNumber(entries: readonly RunEntry[]): readonly RunEntry[] {
  return entries.toSorted((a, b) => a.number - b.number)
}

/** Each with what was said last. */
export function stepsIn(entries: readonly RunEntry[]): readonly StepCourse[] {
  const steps = new Map<number, StepCourse>()
  for (const { at, said } of entries) {
    if (said.kind !== 'step') continue
    steps.set(said.step, { step: said.step, outcome: said.outcome, at, detail: said.detail })
  }
  return [...steps.values()].toSorted((a, b) => a.step - b.step)
}

export function findingsIn(entries: readonly RunEntry[]): readonly RunFinding[] {
  const done = new Map<number, Date>()
  for (const { at, said } of entries) {
    if (said.kind === 'finding_done' && !done.has(said.finding)) done.set(said.finding, at)
  }
  return entries.flatMap(({ number, said }) => {
    if (said.kind !== 'finding') return []
    return [{ number, text: said.text, doneAt: done.get(number) ?? null }]
  })
}
