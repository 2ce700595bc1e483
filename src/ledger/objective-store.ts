import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { isGroupOf, parseGroupKey } from '../slo/group-key.js'
import { indicatorDefinition, isSigned } from '../slo/indicator/indicator-queries.js'
import type { Slo } from '../slo/slo.js'
import type { Reader, Transaction } from '../store/database.js'
import type { ObjectiveTable } from '../store/ledger-tables.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import { batches } from '../shared/batches.js'
import { formerNamesOf } from './former-names.js'
import { parseRivalries } from './rivalry.js'
import { undivided, type Division, type Target } from './target.js'

type Row = Selectable<ObjectiveTable>

/** PromQL of events and of errors. */
export type RawQueries = readonly [events: string, errors: string]

/** 16 hex digits that name what an SLO's numbers are made of; an hour row carries it. */
function definitionHash(slo: Slo): string {
  return createHash('sha256').update(indicatorDefinition(slo)).digest('hex').slice(0, 16)
}

/**
 * Gives every objective of the configuration its row: a new one begins at `historyFrom`, a renamed one, or one of a renamed service, takes over
 * the row of its former name (and those of its groups) unless its new name has one already, a changed indicator leaves its hash for the hours to come. Where
 * `group_by` changed, history is read anew from `historyFrom` on, under the new groups; the rows of the old ones stay. Repeating it changes
 * nothing.
 */
export async function registerObjectives(db: Transaction, slos: readonly Slo[], historyFrom: Date): Promise<void> {
  const rows = new Map((await wholeObjectives(db)).map((row) => [rowKey(row), row]))
  const fresh: Slo[] = []
  for (const slo of slos) {
    const row = rows.get(keyOf(slo)) ?? formerRow(slo, rows)
    if (row === undefined) fresh.push(slo)
    else await adopt(db, { row, slo, historyFrom })
  }
  for (const batch of batches(fresh, 500)) {
    const news = batch.map((slo) => ({ ...identity(slo), history_from: toUnix(historyFrom), watermark: null }))
    const added = await db.insertInto('objective').values(news).returning(['id', 'definition_hash']).execute()
    const definitions = added.map(({ id, definition_hash }) => {
      return { objective_id: id, since: toUnix(historyFrom), definition_hash }
    })
    await db.insertInto('objective_definition').values(definitions).execute()
  }
}

/** The objectives of one Prometheus that the configuration names, as they stand. */
export async function loadObjectives(
  db: Reader,
  slos: readonly Slo[],
  rawOf: (slo: Slo) => RawQueries,
): Promise<readonly Target[]> {
  const all = await db.selectFrom('objective').selectAll().orderBy('id').execute()
  const rows = new Map(all.filter(({ parent_id }) => parent_id === null).map((row) => [rowKey(row), row]))
  const groups = groupsByParent(all)
  const since = await newestDefinitions(db)
  return slos.flatMap((slo) => {
    const row = rows.get(keyOf(slo))
    return row === undefined
      ? []
      : [
          targetOf(row, {
            slo,
            raw: () => rawOf(slo),
            division: divisionOf(slo, groups.get(row.id)),
            since: since.get(row.id),
          }),
        ]
  })
}

/** Every minute before `watermark` has now been asked for. It never moves backwards. */
export async function moveObjectives(db: Transaction, ids: readonly number[], watermark: Date): Promise<void> {
  const seconds = toUnix(watermark)
  for (const batch of batches(ids, 5_000)) {
    await db
      .updateTable('objective')
      .set({ watermark: seconds })
      .where('id', 'in', batch)
      .where((where) => where.or([where('watermark', 'is', null), where('watermark', '<', seconds)]))
      .execute()
  }
}

async function wholeObjectives(db: Reader): Promise<readonly Row[]> {
  return db.selectFrom('objective').selectAll().where('parent_id', 'is', null).orderBy('id').execute()
}

type Identity = Omit<Row, 'id' | 'history_from' | 'watermark' | 'rivalries'>

function identity(slo: Slo): Identity {
  return {
    prometheus: slo.prometheus,
    environment: slo.environment ?? '',
    service: slo.service,
    slo: slo.name,
    group_key: '',
    definition_hash: definitionHash(slo),
    parent_id: null,
    group_by: slo.groupBy.toSorted().join(','),
    seen_at: null,
  }
}

function keyOf({ prometheus, environment, service, name }: Slo, former = { service, name }): string {
  return [prometheus, environment ?? '', former.service, former.name].join('/')
}

function rowKey({ prometheus, environment, service, slo }: Row): string {
  return [prometheus, environment, service, slo].join('/')
}

function formerRow(slo: Slo, rows: ReadonlyMap<string, Row>): Row | undefined {
  const former = formerNamesOf(slo).map((one) => rows.get(keyOf(slo, one)))
  return former.find((row) => row !== undefined)
}

interface Adoption {
  readonly row: Row
  readonly slo: Slo
  readonly historyFrom: Date
}

async function adopt(db: Transaction, { row, slo, historyFrom }: Adoption): Promise<void> {
  const { service, slo: name, definition_hash, group_by } = identity(slo)
  if (row.slo !== name || row.service !== service) await rename(db, row.id, { service, slo: name })
  if (row.group_by !== group_by) {
    const anew = { group_by, watermark: null, history_from: toUnix(historyFrom) }
    await db.updateTable('objective').set(anew).where('id', '=', row.id).execute()
  }
  if (row.definition_hash === definition_hash) return
  await db.updateTable('objective').set({ definition_hash }).where('id', '=', row.id).execute()
  await db
    .insertInto('objective_definition')
    .values({ objective_id: row.id, since: row.watermark ?? row.history_from, definition_hash })
    .onConflict((conflict) => conflict.columns(['objective_id', 'since']).doUpdateSet({ definition_hash }))
    .execute()
}

async function rename(db: Transaction, id: number, names: Pick<Row, 'service' | 'slo'>): Promise<void> {
  await db
    .updateTable('objective')
    .set(names)
    .where((where) => where.or([where('id', '=', id), where('parent_id', '=', id)]))
    .execute()
}

function groupsByParent(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    if (row.parent_id === null) continue
    const siblings = groups.get(row.parent_id) ?? []
    siblings.push(row)
    groups.set(row.parent_id, siblings)
  }
  return groups
}

function divisionOf({ groupBy }: Slo, groups: readonly Row[] = []): Division {
  if (groupBy.length === 0 && groups.length === 0) return undivided
  const own = groups.filter(({ group_key }) => isGroupOf(groupBy, parseGroupKey(group_key)))
  const labels = new Set(groups.flatMap(({ group_key }) => Object.keys(parseGroupKey(group_key))))
  return {
    by: groupBy,
    rows: new Map(own.map(({ group_key, id }) => [group_key, id])),
    formerly: [...labels].filter((label) => !groupBy.includes(label)),
  }
}

/** Since when the present definition of each objective holds, in Unix seconds. */
async function newestDefinitions(db: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('objective_definition')
    .select((select) => ['objective_id', select.fn.max('since').as('since')])
    .groupBy('objective_id')
    .execute()
  return new Map(rows.map(({ objective_id, since }) => [objective_id, since]))
}

interface Parts {
  readonly slo: Slo
  readonly raw: () => RawQueries
  readonly division: Division
  /** Unix seconds. */
  readonly since: number | undefined
}

function targetOf(row: Row, { slo, raw, division, since }: Parts): Target {
  return {
    id: row.id,
    environment: row.environment,
    service: row.service,
    name: row.slo,
    raw,
    definitionHash: row.definition_hash,
    historyFrom: fromUnix(row.history_from),
    definedSince: fromUnix(since ?? row.history_from),
    watermark: fromUnixOrNull(row.watermark),
    division,
    isSigned: isSigned(slo.indicator),
    rivalries: parseRivalries(row.rivalries),
  }
}
