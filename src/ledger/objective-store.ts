import { createHash } from 'node:crypto'
import { indicatorDefinition } from '../slo/indicator/indicator-queries.js'
import type { Slo } from '../slo/slo.js'
import type { Selectable } from 'kysely'
import type { Database } from '../store/database.js'
import type { ObjectiveTable } from '../store/ledger-tables.js'
import { batches } from './batches.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import type { Target } from './target.js'

type Row = Selectable<ObjectiveTable>

/** PromQL of events and of errors. */
export type RawQueries = readonly [events: string, errors: string]

/** 16 hex digits that name what an SLO's numbers are made of; an hour row carries it. */
function definitionHash(slo: Slo): string {
  return createHash('sha256').update(indicatorDefinition(slo)).digest('hex').slice(0, 16)
}

/**
 * Gives every objective of the configuration its row: a new one begins at `historyFrom`, a renamed one takes over the row of its former
 * name unless its new name has one already, a changed indicator leaves its hash for the hours to come. Repeating it changes nothing.
 */
export async function registerObjectives(db: Database, slos: readonly Slo[], historyFrom: Date): Promise<void> {
  const rows = new Map((await db.selectFrom('objective').selectAll().execute()).map((row) => [rowKey(row), row]))
  const fresh: Slo[] = []
  for (const slo of slos) {
    const row = rows.get(keyOf(slo)) ?? formerRow(slo, rows)
    if (row === undefined) fresh.push(slo)
    else await adopt(db, row, slo)
  }
  for (const batch of batches(fresh, 500)) {
    const news = batch.map((slo) => ({ ...identity(slo), history_from: toUnix(historyFrom), watermark: null }))
    await db.insertInto('objective').values(news).execute()
  }
}

/** The objectives of one Prometheus that the configuration names, as they stand. */
export async function loadObjectives(db: Database, slos: ReadonlyMap<Slo, RawQueries>): Promise<readonly Target[]> {
  const rows = new Map((await db.selectFrom('objective').selectAll().execute()).map((row) => [rowKey(row), row]))
  return [...slos].flatMap(([slo, raw]) => {
    const row = rows.get(keyOf(slo))
    return row === undefined ? [] : [targetOf(row, raw)]
  })
}

/** Every minute before `watermark` has now been asked for. It never moves backwards. */
export async function moveObjectives(db: Database, ids: readonly number[], watermark: Date): Promise<void> {
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

type Identity = Omit<Row, 'id' | 'history_from' | 'watermark'>

function identity(slo: Slo): Identity {
  return {
    prometheus: slo.prometheus,
    environment: slo.environment ?? '',
    service: slo.service,
    slo: slo.name,
    group_key: '',
    definition_hash: definitionHash(slo),
  }
}

function keyOf({ prometheus, environment, service, name }: Slo, former = name): string {
  return [prometheus, environment ?? '', service, former, ''].join('/')
}

function rowKey({ prometheus, environment, service, slo, group_key }: Row): string {
  return [prometheus, environment, service, slo, group_key].join('/')
}

function formerRow(slo: Slo, rows: ReadonlyMap<string, Row>): Row | undefined {
  return slo.renamedFrom === null ? undefined : rows.get(keyOf(slo, slo.renamedFrom))
}

async function adopt(db: Database, row: Row, slo: Slo): Promise<void> {
  const { slo: name, definition_hash } = identity(slo)
  if (row.slo === name && row.definition_hash === definition_hash) return
  await db.updateTable('objective').set({ slo: name, definition_hash }).where('id', '=', row.id).execute()
}

function targetOf(row: Row, raw: RawQueries): Target {
  return {
    id: row.id,
    environment: row.environment,
    service: row.service,
    name: row.slo,
    raw,
    definitionHash: row.definition_hash,
    historyFrom: fromUnix(row.history_from),
    watermark: fromUnixOrNull(row.watermark),
  }
}
