import { secondsOf, type Interval } from '../../calendar/interval.js'
import { LONGEST_GAP_SECONDS, WRITTEN_EVERY_SECONDS } from '../continue-stretches.js'
import type { ControlStatus } from '../control-names.js'
import { controlId, controlKey, type Control, type ControlKey } from '../control.js'
import type { Finding } from '../finding.js'
import type { Stretch } from '../stretch-store.js'
import { listsBy } from '../../shared/lists-by.js'

/** How a control was over a period, as a report has it. */
export interface ControlPeriod extends ControlKey {
  /** At the end of the period; `not_assessed` where nobody judged then. */
  readonly status: ControlStatus
  /** What was found then; `null`: nobody judged. */
  readonly finding: Finding | null
  readonly seconds: Readonly<Record<ControlStatus, number>>
  /** Judged compliant / judged compliant or not, [0, 1]; `null`: never either. */
  readonly compliance: number | null
  /** Share of the period in which it was judged compliant or not, [0, 1]. */
  readonly assessed: number
}

/** What was written may lag behind what was judged by so much, in seconds, though nobody stopped judging. */
const LAG_SECONDS = LONGEST_GAP_SECONDS + WRITTEN_EVERY_SECONDS

/** How controls were over `judged`, by stretches of any controls, the oldest first. */
export function controlPeriods(
  controls: readonly Control[],
  stretches: readonly Stretch[],
  judged: Interval,
): readonly ControlPeriod[] {
  const byControl = listsBy(stretches, controlId)
  return controls.map((control) => {
    const key = controlKey(control)
    const own = byControl.get(controlId(key)) ?? []
    return { ...key, ...lastOf(own, judged), ...timesOf(own, judged) }
  })
}

function lastOf(own: readonly Stretch[], { to }: Interval): Pick<ControlPeriod, 'status' | 'finding'> {
  const last = own.findLast(({ from }) => from < to)
  if (last === undefined || secondsBetween(last.judgedAt, to) > LAG_SECONDS) {
    return { status: 'not_assessed', finding: null }
  }
  return { status: last.status, finding: last.finding }
}

function timesOf(
  own: readonly Stretch[],
  judged: Interval,
): Pick<ControlPeriod, 'seconds' | 'compliance' | 'assessed'> {
  const seconds = { compliant: 0, non_compliant: 0, not_assessed: 0 }
  for (const [index, stretch] of own.entries()) {
    const next = own[index + 1]?.from ?? judged.to
    // Up to the next one, where that came soon: in between it was judged as before.
    const end = secondsBetween(stretch.judgedAt, next) <= LAG_SECONDS ? next : stretch.judgedAt
    const from = Math.max(stretch.from.getTime(), judged.from.getTime())
    const to = Math.min(end.getTime(), judged.to.getTime())
    seconds[stretch.status] += Math.max(0, to - from) / 1000
  }
  const told = seconds.compliant + seconds.non_compliant
  const whole = secondsOf(judged)
  return {
    seconds,
    compliance: told === 0 ? null : seconds.compliant / told,
    assessed: whole === 0 ? 0 : Math.min(1, told / whole),
  }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}
