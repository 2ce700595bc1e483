import type { PlannedDrill } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import { holdChecks } from './hold-checks.js'
import type { HoldOptions, HoldPorts } from './hold-ports.js'
import { holdSteps } from './hold-steps.js'
import { readPoint } from './read-point.js'

interface Holding {
  readonly ports: HoldPorts
  readonly options: HoldOptions
}

/**
 * Holds a drill from where its run stands: its steps, then its checks, then what was lost; and says that it is over. Interrupted, it leaves the run
 * open, as it does for a step that failed where it should.
 */
export async function holdRun(
  drill: PlannedDrill,
  begun: DrillRunAnswer,
  { ports, options }: Holding,
): Promise<DrillRunAnswer> {
  const { run, failure } = await holdSteps(drill, begun, ports)
  if (ports.signal.aborted || run.closedAt !== null) return run
  if (failure !== null) return options.keepsOpen ? run : ports.say('finish', { reason: failure.slice(0, 2000) })
  return proveRun(drill, run, { ports, options })
}

/** Checks, then says what was lost and that it is over. */
export async function proveRun(
  drill: PlannedDrill,
  begun: DrillRunAnswer,
  { ports, options }: Holding,
): Promise<DrillRunAnswer> {
  const run = await holdChecks(drill, begun, { ports, options })
  if (run.closedAt !== null || ports.signal.aborted) return run
  if (run.milestones.validated === null) return ports.say('finish', { reason: unpassed(run) })
  await measurePoint(drill, ports)
  return ports.say('finish', {})
}

async function measurePoint({ recoveryPoint }: PlannedDrill, { run, say, progress }: HoldPorts): Promise<void> {
  if (recoveryPoint === null) return
  const { passed, detail, output } = await run(recoveryPoint)
  const point = passed ? readPoint(output) : null
  if (point !== null) await say('recovery-point', { point: point.toISOString() })
  else progress.note(`the recovery point is not known: ${passed ? `no instant in "${output}"` : detail}`)
}

function unpassed({ checks, type }: DrillRunAnswer): string | null {
  if (type === 'tabletop') return null
  if (checks.length === 0) return 'it has no check'
  const open = checks.filter(({ state }) => state !== 'passed')
  return open
    .map(({ name, state, detail }) => `check ${name} is ${state}${detail === null ? '' : `: ${detail}`}`)
    .join('; ')
    .slice(0, 2000)
}
