import type { ActionItem } from '../action/action-item.js'
import { addAction, saveAction } from '../action/action-rows-store.js'
import { todayIn } from '../calendar/calendar-days.js'
import type { Transaction } from '../store/database.js'
import type { RunEntry } from './course/run-entry.js'
import type { DrillRun } from './drill-run.js'
import { actionOf } from './finding-actions.js'

/** Where nobody says until when it should be done. */
const DUE_WITHIN_MS = 30 * 86_400_000

interface Noted {
  readonly entry: RunEntry
  readonly now: Date
  /** In which the day is counted. */
  readonly timezone: string
}

/** What an entry makes of action items, in its transaction: a finding becomes one, and one that is done is closed. `null`: nothing. */
export async function writeAction(
  transaction: Transaction,
  run: DrillRun,
  { entry, now, timezone }: Noted,
): Promise<ActionItem | null> {
  const { said, by, number } = entry
  if (said.kind === 'finding') {
    const { id, service, environment, drill } = run
    return addAction(transaction, {
      ...{ origin: { kind: 'drill', run: id, drill, finding: number }, service, environment },
      ...{
        text: said.text,
        owner: said.owner ?? by,
        due: said.due ?? todayIn(new Date(now.getTime() + DUE_WITHIN_MS), timezone),
      },
      ...{ createdAt: now, createdBy: by, state: 'open', closed: null },
    })
  }
  const open = said.kind === 'finding_done' ? actionOf(run, said.finding) : null
  if (open === null) return null
  const done: ActionItem = { ...open, state: 'done', closed: { at: now, by, note: null } }
  await saveAction(transaction, done)
  return done
}
