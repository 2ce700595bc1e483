import * as z from 'zod'
import type { Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { CONTROL_STATUSES, CONTROLS, type ControlStatus } from './control-names.js'
import { controlId, type ControlKey } from './control.js'
import { parseFinding } from './finding-schema.js'
import type { Finding } from './finding.js'

/** A stretch of time in which a control was judged the same again and again. */
export interface Stretch extends ControlKey {
  readonly id: number
  readonly status: ControlStatus
  readonly from: Date
  /** When it was last judged so. */
  readonly judgedAt: Date
  /** What was found then. */
  readonly finding: Finding
}

export type NewStretch = Omit<Stretch, 'id'>

const RowShape = z.object({
  control: z.enum(CONTROLS),
  status: z.enum(CONTROL_STATUSES),
})

interface Row {
  readonly id: number
  readonly service: string
  readonly dataset: string
  readonly control: string
  readonly part: string
  readonly status: string
  readonly from_at: number
  readonly judged_at: number
  readonly finding: string
}

function toStretch({ id, service, dataset, part, from_at, judged_at, finding, ...row }: Row): Stretch {
  return {
    ...{ id, service, dataset, part: part === '' ? null : part },
    ...RowShape.parse(row),
    ...{ from: fromUnix(from_at), judgedAt: fromUnix(judged_at), finding: parseFinding(finding) },
  }
}

/** The newest stretch of each control, by the id of the control. */
export async function readNewestStretches(reader: Reader): Promise<Map<string, Stretch>> {
  const newest = reader
    .selectFrom('control_stretch')
    .select(({ fn }) => fn.max('id').as('id'))
    .groupBy(['service', 'dataset', 'control', 'part'])
  const rows = await reader.selectFrom('control_stretch').selectAll().where('id', 'in', newest).orderBy('id').execute()
  return new Map(rows.map(toStretch).map((stretch) => [controlId(stretch), stretch]))
}

/** Stretches of some services that reach into an interval, the oldest first. */
export async function readStretches(
  reader: Reader,
  services: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly Stretch[]> {
  if (services.length === 0) return []
  const rows = await reader
    .selectFrom('control_stretch')
    .selectAll()
    .where('service', 'in', services)
    .where('judged_at', '>=', toUnix(from))
    .where('from_at', '<', toUnix(to))
    .orderBy('from_at')
    .orderBy('id')
    .execute()
  return rows.map(toStretch)
}

/** Begins stretches, of different controls. Returns them with their ids. */
export async function beginStretches(
  transaction: Transaction,
  stretches: readonly NewStretch[],
): Promise<readonly Stretch[]> {
  if (stretches.length === 0) return []
  const rows = await transaction
    .insertInto('control_stretch')
    .values(
      stretches.map(({ service, dataset, control, part, status, from, judgedAt, finding }) => ({
        ...{ service, dataset, control, part: part ?? '', status },
        ...{ from_at: toUnix(from), judged_at: toUnix(judgedAt), finding: JSON.stringify(finding) },
      })),
    )
    .returningAll()
    .execute()
  return rows.map(toStretch)
}

/** Says of stretches that they go on. */
export async function extendStretches(transaction: Transaction, stretches: readonly Stretch[]): Promise<void> {
  for (const { id, judgedAt, finding } of stretches) {
    await transaction
      .updateTable('control_stretch')
      .set({ judged_at: toUnix(judgedAt), finding: JSON.stringify(finding) })
      .where('id', '=', id)
      .execute()
  }
}
