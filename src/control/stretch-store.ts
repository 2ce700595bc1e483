import { sql } from 'kysely'
import * as z from 'zod'
import type { Reader, Transaction } from '../store/database.js'
import { type GivenColumn, givenRows } from '../store/dialect.js'
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
  const byKey = new Map(stretches.map((stretch) => [controlId(stretch), stretch]))
  const told = stretches.map(({ service, dataset, control, part, status, from, judgedAt, finding }) => [
    ...[service, dataset, control, part ?? '', status],
    ...[toUnix(from), toUnix(judgedAt), JSON.stringify(finding)],
  ])
  const { rows } = await sql<BegunRow>`
    insert into control_stretch (service, dataset, control, part, status, from_at, judged_at, finding)
    select service, dataset, control, part, status, from_at, judged_at, finding
    from ${givenRows(transaction, { name: 'told', columns: TOLD }, told)} where true
    returning id, service, dataset, control, part`.execute(transaction)
  return rows.flatMap(({ id, part, ...key }) => {
    const stretch = byKey.get(controlId({ ...key, part: part === '' ? null : part }))
    return stretch === undefined ? [] : [{ ...stretch, id }]
  })
}

const TOLD: Readonly<Record<string, GivenColumn>> = {
  ...{ service: 'text', dataset: 'text', control: 'text', part: 'text', status: 'text' },
  ...{ from_at: 'number', judged_at: 'number', finding: 'text' },
}

interface BegunRow extends ControlKey {
  readonly id: number
  readonly part: string
}

/** Says of stretches that they go on. */
export async function extendStretches(transaction: Transaction, stretches: readonly Stretch[]): Promise<void> {
  const told = stretches.map(({ id, judgedAt, finding }) => [id, toUnix(judgedAt), JSON.stringify(finding)])
  const columns = { id: 'number', judged_at: 'number', finding: 'text' } as const
  await sql`
    update control_stretch set judged_at = told.judged_at, finding = told.finding
    from ${givenRows(transaction, { name: 'told', columns }, told)} where control_stretch.id = told.id
  `.execute(transaction)
}
