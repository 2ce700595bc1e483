import type { Selectable } from 'kysely'
import * as z from 'zod'
import { countRows } from '../store/aggregates.js'
import type { Interval } from '../calendar/interval.js'
import type { Reader, Transaction } from '../store/database.js'
import type { DeploymentTable } from '../store/deployment-tables.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import { readCanary } from './canary/canary-schema.js'
import { STRATEGIES, type Deployment, type DeploymentState, type Judgement } from './deployment.js'
import type { Counted } from './four-keys.js'

const bin = z.object({ events: z.number(), errors: z.number() })

const Findings = z.array(
  z.object({
    slo: z.string(),
    verdict: z.enum(['degraded', 'healthy', 'inconclusive']).nullable(),
    afterSeconds: z.number(),
    dispersion: z.number(),
    rateRatio: z.number(),
    z: z.number(),
    before: bin,
    after: bin,
    unknownMinutes: z.number(),
    pagedAfterSeconds: z.number().nullable().default(null),
  }),
)

export async function writeDeployment(transaction: Transaction, deployment: Deployment): Promise<void> {
  const { id, service, environment, version, strategy, startedAt, startedBy, watchedTo, committedAt, origin } =
    deployment
  const canary = deployment.canary === null ? null : JSON.stringify(deployment.canary)
  const row = {
    id,
    service,
    environment,
    version,
    strategy,
    canary,
    started_at: toUnix(startedAt),
    started_by: startedBy,
  }
  const unknown = { finished_at: null, verdict: null, judged_at: null, findings: null }
  const committed_at = committedAt === null ? null : toUnix(committedAt)
  const said = { watched_to: toUnix(watchedTo), rolled_back_at: null, rolled_back_by: null, committed_at, origin }
  const whole = { ...row, ...unknown, ...said }
  await transaction.insertInto('deployment').values(whole).execute()
}

/** What comes after belongs to the next deployment. */
export async function endWatches(
  transaction: Transaction,
  { service, environment, startedAt }: Pick<Deployment, 'service' | 'environment' | 'startedAt'>,
): Promise<void> {
  const at = toUnix(startedAt)
  const open = transaction.updateTable('deployment').set({ watched_to: at }).where('service', '=', service)
  const same = open.where('environment', 'is not distinct from', environment).where('verdict', 'is', null)
  await same.where('started_at', '<', at).where('watched_to', '>', at).execute()
}

/** When the next deployment of the service began that is known already, as markers may come in any order; `null`: there is none. */
export async function nextStart(
  reader: Reader,
  { service, environment, startedAt }: Pick<Deployment, 'service' | 'environment' | 'startedAt'>,
): Promise<Date | null> {
  const later = reader.selectFrom('deployment').select('started_at').where('service', '=', service)
  const same = later
    .where('environment', 'is not distinct from', environment)
    .where('started_at', '>', toUnix(startedAt))
  return fromUnixOrNull((await same.orderBy('started_at').limit(1).executeTakeFirst())?.started_at ?? null)
}

export async function writeFinished(transaction: Transaction, id: string, at: Date): Promise<void> {
  await transaction
    .updateTable('deployment')
    .set({ finished_at: toUnix(at) })
    .where('id', '=', id)
    .execute()
}

export async function writeJudgement(
  transaction: Transaction,
  id: string,
  { verdict, at, findings }: Judgement,
): Promise<void> {
  const said = { verdict, judged_at: toUnix(at), findings: JSON.stringify(findings) }
  await transaction.updateTable('deployment').set(said).where('id', '=', id).execute()
}

export async function writeRolledBack(
  transaction: Transaction,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  const said = { rolled_back_at: toUnix(at), rolled_back_by: by }
  await transaction.updateTable('deployment').set(said).where('id', '=', id).execute()
}

/** `null`: there is none of this id. */
export async function findDeployment(reader: Reader, id: string): Promise<Deployment | null> {
  const row = await reader.selectFrom('deployment').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toDeployment(row)
}

/** The newest of a service that a tool calls so; `null`: there is none. */
export async function findByOrigin(
  reader: Reader,
  { service, environment, origin }: Pick<Deployment, 'service' | 'environment' | 'origin'>,
): Promise<Deployment | null> {
  const own = reader.selectFrom('deployment').selectAll().where('service', '=', service).where('origin', '=', origin)
  const same = own.where('environment', 'is not distinct from', environment)
  const row = await same.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : toDeployment(row)
}

/** Those without a verdict, oldest first. */
export async function readWatched(reader: Reader): Promise<readonly Deployment[]> {
  const rows = await reader
    .selectFrom('deployment')
    .selectAll()
    .where('verdict', 'is', null)
    .orderBy('started_at')
    .execute()
  return rows.map(toDeployment)
}

/** What is counted of those that began at an instant or later, and when the first of each service began. */
export async function readCounted(reader: Reader, since: Date): Promise<Counted> {
  const columns = ['service', 'environment', 'verdict', 'started_at', 'finished_at', 'committed_at'] as const
  const counted = reader.selectFrom('deployment').select([...columns, 'rolled_back_at'])
  const rows = await counted.where('started_at', '>=', toUnix(since)).orderBy('started_at').orderBy('id').execute()
  const firsts = reader.selectFrom('deployment').select(['service', 'environment'])
  const begun = firsts
    .select(({ fn }) => fn.min('started_at').as('first'))
    .groupBy(['service', 'environment'])
    .orderBy('service')
    .orderBy('environment')
  return {
    deployments: rows.map(({ service, environment, verdict, ...row }) => ({
      ...{ service, environment, verdict },
      startedAt: fromUnix(row.started_at),
      finishedAt: fromUnixOrNull(row.finished_at),
      committedAt: fromUnixOrNull(row.committed_at),
      rolledBackAt: fromUnixOrNull(row.rolled_back_at),
    })),
    firsts: (await begun.execute()).map(({ service, environment, first }) => ({
      ...{ service, environment },
      startedAt: fromUnix(first),
    })),
  }
}

/** By what deployments are looked for. */
export interface DeploymentsFilter {
  readonly service: string | undefined
  readonly state: DeploymentState | undefined
}

/** What a list is asked by. */
export interface DeploymentsWanted extends DeploymentsFilter {
  /** Start and id of the last row before; `null`: from the newest on. */
  readonly after: readonly [startedAt: string, id: string] | null
  readonly limit: number
  /** Rows that are left out before the first; default: none. */
  readonly offset?: number
}

/** Newest first. */
export async function readDeployments(
  reader: Reader,
  { after, limit, offset = 0, ...filter }: DeploymentsWanted,
): Promise<readonly Deployment[]> {
  let rows = filtered(reader, filter).selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc')
  if (after !== null) {
    const [at, id] = [toUnix(new Date(after[0])), after[1]]
    rows = rows.where((where) =>
      where.or([where('started_at', '<', at), where.and([where('started_at', '=', at), where('id', '<', id)])]),
    )
  }
  return (await rows.limit(limit).offset(offset).execute()).map(toDeployment)
}

/** How many there are. */
export function countDeployments(reader: Reader, filter: DeploymentsFilter): Promise<number> {
  return countRows(filtered(reader, filter))
}

function filtered(reader: Reader, { service, state }: DeploymentsFilter) {
  let rows = reader.selectFrom('deployment')
  if (service !== undefined) rows = rows.where('service', '=', service)
  if (state === undefined) return rows
  if (state === 'rolled_back') return rows.where('rolled_back_at', 'is not', null)
  const standing = rows.where('rolled_back_at', 'is', null)
  return state === 'watched' ? standing.where('verdict', 'is', null) : standing.where('verdict', '=', state)
}

/** Those of a service that began in an interval, oldest first. */
export async function deploymentsBetween(
  reader: Reader,
  { service, environment }: Pick<Deployment, 'service' | 'environment'>,
  { from, to }: Interval,
): Promise<readonly Deployment[]> {
  const own = reader.selectFrom('deployment').selectAll().where('service', '=', service)
  const rows = await own
    .where('environment', 'is not distinct from', environment)
    .where('started_at', '>=', toUnix(from))
    .where('started_at', '<', toUnix(to))
    .orderBy('started_at')
    .execute()
  return rows.map(toDeployment)
}

function toDeployment(row: Selectable<DeploymentTable>): Deployment {
  const { id, service, environment, version, started_by: startedBy } = row
  return {
    ...{ id, service, environment, version, startedBy },
    strategy: z.enum(STRATEGIES).parse(row.strategy),
    canary: readCanary(row.canary),
    committedAt: fromUnixOrNull(row.committed_at),
    origin: row.origin,
    startedAt: fromUnix(row.started_at),
    finishedAt: fromUnixOrNull(row.finished_at),
    watchedTo: fromUnix(row.watched_to),
    judgement: judgementOf(row),
    rolledBack: row.rolled_back_at === null ? null : { at: fromUnix(row.rolled_back_at), by: row.rolled_back_by ?? '' },
  }
}

function judgementOf({ verdict, judged_at, findings }: Selectable<DeploymentTable>): Judgement | null {
  if (verdict === null || judged_at === null || findings === null) return null
  return { verdict, at: fromUnix(judged_at), findings: Findings.parse(JSON.parse(findings)) }
}
