import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Reader, Transaction } from '../../store/database.js'
import type { DeploymentDeliveryTable } from '../../store/deployment-tables.js'
import { fromUnix, toUnix } from '../../store/unix-time.js'
import { DELIVERY_OUTCOMES, type Delivery } from './delivery.js'
import { TOOLS } from './place.js'

/** For so long deliveries are kept; what is older than a week is not taken, so that none comes twice. */
const KEPT_MS = 90 * 86_400_000

/** Keeps a delivery, and lets go of those that are old. */
export async function writeDelivery(transaction: Transaction, delivery: Delivery): Promise<void> {
  const { id, tool, receivedAt, sender, subject, outcome, sentence, deployments } = delivery
  const row = { id, tool, received_at: toUnix(receivedAt), sender, subject, outcome, sentence }
  const values = { ...row, deployments: JSON.stringify(deployments) }
  await transaction.insertInto('deployment_delivery').values(values).execute()
  const oldest = toUnix(new Date(receivedAt.getTime() - KEPT_MS))
  await transaction.deleteFrom('deployment_delivery').where('received_at', '<', oldest).execute()
}

/** `null`: it has not come before. */
export async function findDelivery(reader: Reader, id: string): Promise<Delivery | null> {
  const row = await reader.selectFrom('deployment_delivery').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toDelivery(row)
}

/** What deliveries are asked by. */
export interface DeliveriesWanted {
  readonly outcome: Delivery['outcome'] | undefined
  readonly tool: Delivery['tool'] | undefined
  /** When it was received, and id, of the last row before; `null`: from the newest on. */
  readonly after: readonly [receivedAt: string, id: string] | null
  readonly limit: number
}

/** Newest first. */
export async function readDeliveries(
  reader: Reader,
  { outcome, tool, after, limit }: DeliveriesWanted,
): Promise<readonly Delivery[]> {
  let rows = reader.selectFrom('deployment_delivery').selectAll().orderBy('received_at', 'desc').orderBy('id', 'desc')
  if (outcome !== undefined) rows = rows.where('outcome', '=', outcome)
  if (tool !== undefined) rows = rows.where('tool', '=', tool)
  if (after !== null) {
    const [at, id] = [toUnix(new Date(after[0])), after[1]]
    rows = rows.where((where) =>
      where.or([where('received_at', '<', at), where.and([where('received_at', '=', at), where('id', '<', id)])]),
    )
  }
  return (await rows.limit(limit).execute()).map(toDelivery)
}

/** Those that have begun or changed a deployment, newest first. */
export async function readDeliveriesOf(reader: Reader, deployment: string): Promise<readonly Delivery[]> {
  const rows = reader.selectFrom('deployment_delivery').selectAll()
  const own = rows.where('deployments', 'like', `%${JSON.stringify(deployment)}%`)
  return (await own.orderBy('received_at', 'desc').orderBy('id').execute()).map(toDelivery)
}

function toDelivery(row: Selectable<DeploymentDeliveryTable>): Delivery {
  const { id, sender, subject, sentence, deployments } = row
  return {
    ...{ id, sender, subject, sentence },
    tool: z.enum(TOOLS).parse(row.tool),
    outcome: z.enum(DELIVERY_OUTCOMES).parse(row.outcome),
    receivedAt: fromUnix(row.received_at),
    deployments: z.array(z.string()).parse(JSON.parse(deployments)),
  }
}
