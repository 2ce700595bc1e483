import type { ActionItem } from '../action/action-item.js'
import type { Saying } from './course/run-entry.js'
import type { DrillRun, RunStanding } from './drill-run.js'

/** Whether it says of a finding that it is done whose action item was closed elsewhere. */
export function isClosedItem(run: DrillRun, said: Saying): boolean {
  return said.kind === 'finding_done' && actionOf(run, said.finding)?.state !== 'open'
}

/** What a finding has become; `null`: there is no such finding. */
export function actionOf({ actions }: Pick<DrillRun, 'actions'>, finding: number): ActionItem | null {
  return actions.find(({ origin }) => origin.kind === 'drill' && origin.finding === finding) ?? null
}

/** The standing of a run behind what was written last. */
export function withAction({ run, course }: RunStanding, action: ActionItem | null): RunStanding {
  if (action === null) return { run, course }
  const others = run.actions.filter(({ number }) => number !== action.number)
  return { run: { ...run, actions: [...others, action].toSorted((a, b) => a.number - b.number) }, course }
}
