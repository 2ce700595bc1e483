import { datasetId, datasetKey, type RecoveryPointsReader } from '../backup/dataset.js'
import { readKnowledge } from '../drill/drill-knowledge-store.js'
import type { CountedRun } from '../drill/drill-figures.js'
import { plannedDrills, type DrilledService } from '../drill/drill.js'
import { batches } from '../shared/batches.js'
import { inPortions } from '../shared/breathe.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import type { ControlAnswers } from './answers-client.js'
import { continueStretches, LONGEST_GAP_SECONDS } from './continue-stretches.js'
import { controlId, controlKey, type Control } from './control.js'
import { judgeControl, type DrillEvidence } from './judge-control.js'
import type { ControlStanding } from './standing.js'
import { beginStretches, extendStretches, readNewestStretches, type Stretch } from './stretch-store.js'

/** Stretches in one transaction: requests wait for it. */
const AT_ONCE = 250

export interface ControlDeskParts {
  readonly controls: readonly Control[]
  readonly services: readonly DrilledService[]
  readonly answers: ControlAnswers
  readonly recoveryPoints: RecoveryPointsReader
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Judges controls by what is known, and keeps how they stood. */
export interface ControlDesk {
  /** How all of them stand now, by service, dataset, control and part. Rejects when the store fails. */
  readonly standings: () => Promise<readonly ControlStanding[]>
  /** Writes how they stand. */
  readonly keep: () => Promise<void>
}

export function createControlDesk(parts: ControlDeskParts): ControlDesk {
  const { database, clock, steps } = parts
  let newest: Map<string, Stretch> | null = null
  const known = async () => {
    newest ??= await database.read(readNewestStretches)
    return newest
  }
  const standings = async () => {
    const now = clock()
    const judged = await judgeAll(parts, now)
    const stretches = await known()
    return judged.map((one) => ({ ...one, since: sinceOf(one, stretches.get(controlId(controlKey(one.control)))) }))
  }
  return {
    standings,
    async keep() {
      const { begun, extended } = continueStretches(await standings(), await known())
      const write = async (change: (transaction: Transaction) => Promise<readonly Stretch[]>) => {
        const written = await database.write(async (transaction) => {
          const kept = await change(transaction)
          steps('controls:stored')
          return kept
        })
        steps('controls:committed')
        const kept = await known()
        for (const one of written) kept.set(controlId(one), one)
      }
      // Each portion stands by itself: what is not written yet is with the next round.
      await inPortions(batches(extended, AT_ONCE), (some) =>
        write(async (transaction) => (await extendStretches(transaction, some), some)),
      )
      await inPortions(batches(begun, AT_ONCE), (some) => write((transaction) => beginStretches(transaction, some)))
    },
  }
}

type Judged = Omit<ControlStanding, 'since'>

function sinceOf({ judgement, judgedAt }: Judged, last: Stretch | undefined): Date | null {
  const isSame = last?.status === judgement.status
  return isSame && judgedAt.getTime() - last.judgedAt.getTime() <= LONGEST_GAP_SECONDS * 1000 ? last.from : null
}

async function judgeAll(parts: ControlDeskParts, now: Date): Promise<readonly Judged[]> {
  const { controls, recoveryPoints, answers } = parts
  const keys = [...new Set(controls.map(({ dataset }) => dataset))].map(datasetKey)
  const newest = await recoveryPoints.newest(keys)
  const drillOf = await readDrills(parts, now)
  return controls.map((control) => {
    const recovery = newest.get(datasetId(datasetKey(control.dataset))) ?? { pointAt: null, answeredAt: null }
    const evidence = { recovery, answer: answers.of(control), drill: drillOf(control), now }
    return { control, judgement: judgeControl(control, evidence), judgedAt: now }
  })
}

/** What is known of the drill of a control; the store is asked only where some control has one. */
async function readDrills({ controls, services, database }: ControlDeskParts, now: Date) {
  const isAsked = controls.some(({ plan }) => plan !== null && 'drill' in plan)
  if (!isAsked) return () => null
  const drills = plannedDrills(services)
  const { runs, seenAt } = await readKnowledge(database, { drills, now })
  return ({ dataset, plan }: Control): DrillEvidence | null => {
    if (plan === null || !('drill' in plan)) return null
    const drill = drills.find(({ service, name }) => service === dataset.service && name === plan.drill)
    if (drill === undefined) return null
    const own = runs.filter((run) => run.service === drill.service && run.drill === drill.name)
    return { seenAt: seenAt(drill), rtoSeconds: drill.rtoSeconds, lastPassed: lastPassed(own) }
  }
}

function lastPassed(runs: readonly CountedRun[]): DrillEvidence['lastPassed'] {
  const passed = runs.filter(({ state, type }) => state === 'passed' && type !== 'tabletop')
  const [last] = passed.toSorted((a, b) => b.closedAt.getTime() - a.closedAt.getTime())
  return last === undefined ? null : { at: last.closedAt, tookSeconds: last.rtoActualSeconds }
}
