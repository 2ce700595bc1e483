import type { DatasetStatus } from '../backup/dataset-status.js'
import { readDeployments } from '../deployment/deployment-store.js'
import { drillStanding } from '../drill/drill-figures.js'
import { readKnowledge } from '../drill/drill-knowledge-store.js'
import { plannedDrills, type DrilledService } from '../drill/drill.js'
import type { Clock } from '../shared/clock.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { SloStatus } from '../slo/slo-status.js'
import type { Database } from '../store/database.js'
import { toGateAnswer, type GateAnswer } from './gate-answer.js'
import { findOverride } from './gate-override-store.js'
import { gateReasons, type DueDrill, type GateStanding, type StandingIncident } from './gate-reasons.js'
import { judgeGate, type GatePart } from './gate.js'

/** As much of the status as is looked at. */
export interface GateStatus {
  readonly at: Date
  readonly slos: readonly SloStatus[]
  readonly slas: readonly AgreementResult[]
  readonly datasets: readonly DatasetStatus[]
  readonly incidents: { readonly unresolved: readonly (StandingIncident & { readonly service: string })[] }
}

/** A service with a gate. */
export interface GatedService extends GatePart, DrilledService {
  readonly name: string
  readonly environment: string | null
}

export interface GateReaderParts {
  readonly config: { readonly timezone: string }
  /** The newest; `null`: none has been computed yet. */
  readonly status: () => GateStatus | null
  readonly database: Database
  readonly clock: Clock
}

/** A status is computed every 30 s: one that is older tells of the past. */
const OLD_MS = 5 * 60_000

/** The gate of a service as it stands now. */
export async function readGate(service: GatedService, parts: GateReaderParts): Promise<GateAnswer> {
  const { config, database, clock, status } = parts
  const at = clock()
  const { deployment, override } = await database.read(async (reader) => {
    const newest = { service: service.name, state: undefined, after: null, limit: 1 }
    const [last = null] = await readDeployments(reader, newest)
    return { deployment: last, override: await findOverride(reader, service.name, at) }
  })
  const evidence = { standing: standingOf(service, status(), at), deployment, drills: await dueDrills(service, parts) }
  const reasons = gateReasons(service.gate, evidence, { now: at, zone: config.timezone })
  const asked = { ...service, onUnknown: service.gate.onUnknown, at }
  return toGateAnswer(judgeGate(reasons, service.gate, override), asked)
}

/** Those with a cadence. */
async function dueDrills(service: GatedService, { database, clock }: GateReaderParts): Promise<readonly DueDrill[]> {
  const drills = plannedDrills([service]).filter(({ everySeconds }) => everySeconds !== null)
  if (drills.length === 0 || !service.gate.checks.includes('drill')) return []
  const { drills: sorted, runs, seenAt, now } = await readKnowledge(database, { drills, now: clock() })
  return sorted.map((drill) => ({
    name: drill.name,
    overdueSeconds: drillStanding(drill, runs, { seenAt: seenAt(drill), now }).overdueSeconds,
  }))
}

function standingOf({ name }: GatedService, status: GateStatus | null, now: Date): GateStanding | null {
  if (status === null || now.getTime() - status.at.getTime() > OLD_MS) return null
  const isOwn = ({ service }: { readonly service: string }) => service === name
  return {
    slos: status.slos.filter(isOwn),
    agreements: status.slas.filter(isOwn),
    datasets: status.datasets.filter(isOwn),
    incidents: status.incidents.unresolved.filter(isOwn),
  }
}
