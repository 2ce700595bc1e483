import { drillRunAnswer, type DrillRunAnswer } from '../../src/drill/over-http/drill-answer.js'
import type { OrdersDatabase } from './orders-database.js'

/** Name of the drill in the configuration of the demo. */
export const RESTORE = 'restore-orders'

/** A run of the drill that was held in the demo. */
export interface HeldDrill {
  /** Whether half of the dump was lost before. */
  readonly isCut: boolean
  /** When the newest order in the dump was made. */
  readonly newestInDump: Date
  readonly run: DrillRunAnswer
}

/** Restore drills on a real PostgreSQL, one after the other. */
export interface RestoreDrills {
  /** Those that were held, the newest first. */
  held(): readonly HeldDrill[]
  isRunning(): boolean
  /** Why the last one was not held, in words; `null`: it was. */
  failure(): string | null
  /** Holds one by `plimsoll drill run`. Does nothing while one is held. Never rejects: see `failure`. */
  hold(isCut: boolean): Promise<void>
}

/** @param drillRun runs `plimsoll drill run`; what it prints as JSON, whether the drill was passed or not */
export function createRestoreDrills(database: OrdersDatabase, drillRun: () => Promise<string>): RestoreDrills {
  const held: HeldDrill[] = []
  let [isRunning, failure]: [boolean, string | null] = [false, null]
  const hold = async (isCut: boolean) => {
    const newestInDump = await database.prepare(isCut)
    held.unshift({ isCut, newestInDump, run: drillRunAnswer.parse(JSON.parse(await drillRun())) })
  }
  return {
    held: () => held,
    isRunning: () => isRunning,
    failure: () => failure,
    async hold(isCut) {
      if (isRunning) return
      isRunning = true
      failure = null
      try {
        await hold(isCut)
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
      } finally {
        isRunning = false
      }
    },
  }
}

/** Shown by a figure of the generated dashboards; `null`: nothing. */
export interface DrillFigures {
  readonly tookSeconds: number | null
  /** In milliseconds since 1970. */
  readonly recoveryPointMs: number | null
  readonly passedRatio: number | null
}

/**
 * What should be so of two drills, the first with a whole dump and the second with half of it, and is not, in words; none where all is as it
 * should be.
 */
export function drillComplaints(
  whole: HeldDrill | undefined,
  cut: HeldDrill | undefined,
  onDashboard: DrillFigures,
): readonly string[] {
  if (whole === undefined || cut === undefined) return ['two drills should have been held']
  const { state, isRtoMet, recoveryPoint, rtoActualSeconds, reason, checks } = whole.run
  const newest = whole.newestInDump.toISOString()
  const reported = cut.run.reason ?? ''
  const facts: readonly (readonly [boolean, string])[] = [
    [state === 'passed', `the drill is ${state} instead of passed: ${reason}`],
    [isRtoMet === true, `its RTO is not met: ${rtoActualSeconds} s`],
    [checks.every((check) => check.state === 'passed'), 'a check of it has not passed'],
    [recoveryPoint === newest, `its recovery point is ${recoveryPoint}; the newest order in the dump is of ${newest}`],
    [cut.run.state === 'failed', `the drill with half a dump is ${cut.run.state} instead of failed`],
    [/^step 2, .*pg_restore: error/s.test(reported), `why it failed is not said: "${reported}"`],
    [cut.run.rtoActualSeconds === null, 'a time was measured of a drill that has failed'],
    [onDashboard.tookSeconds === rtoActualSeconds, `the dashboard says ${onDashboard.tookSeconds} s to recover`],
    [
      onDashboard.recoveryPointMs === Date.parse(newest),
      `the dashboard has ${onDashboard.recoveryPointMs} as its point`,
    ],
    [onDashboard.passedRatio === 0.5, `the dashboard says that ${onDashboard.passedRatio} of the drills were passed`],
  ]
  return facts.flatMap(([isSo, complaint]) => (isSo ? [] : [complaint]))
}
