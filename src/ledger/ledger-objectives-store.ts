import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import { objectiveId, type LedgerObjective, type ObjectiveKey } from '../slo/counts.js'
import { batches } from '../shared/batches.js'
import type { Reader, Tables } from '../store/database.js'
import type { Bytes, ObjectiveTable } from '../store/ledger-tables.js'
import { jsonRows } from '../store/dialect.js'
import { bytesOf } from './ledger-hour-store.js'
import { fromUnix, fromUnixOrNull } from '../store/unix-time.js'
import { appendTo } from '../shared/lists-by.js'

type Row = Selectable<ObjectiveTable>

/** @param generation another number whenever hours of the past became others */
export type ReadObjectives = (
  db: Reader,
  keys: readonly ObjectiveKey[],
  generation: number,
) => Promise<readonly LedgerObjective[]>

/** Reads them anew where they have moved: in every second status of ten thousand they have not, and the list is the one of before. */
export function createObjectivesReader(): ReadObjectives {
  const last = new WeakMap<
    readonly ObjectiveKey[],
    { readonly standing: string; readonly read: readonly LedgerObjective[] }
  >()
  // A minute before the first known one is only ever known by late data.
  let firsts = { generation: Number.NaN, known: new Map<number, Date>() }
  return async (db, keys, generation) => {
    if (firsts.generation !== generation) firsts = { generation, known: new Map() }
    const standing = `${generation} ${await standingOf(db, keys)}`
    const before = last.get(keys)
    if (before?.standing === standing) return before.read
    const read = await readObjectives(db, keys, firsts.known)
    last.set(keys, { standing, read })
    return read
  }
}

const STANDING = ['id', 'watermark', 'history_from', 'seen_at'] as const

/** Where objectives stand, as a text that is another one whenever they, or what defines them, have moved. */
async function standingOf(db: Reader, keys: readonly ObjectiveKey[]): Promise<string> {
  const rows = ofServices(db.selectFrom('objective').select([...STANDING]), keys).orderBy('id')
  const { rows: texts } = await sql<{
    readonly standing: string
    readonly changes: number
    readonly newest: number | null
  }>`
    select ${jsonRows(db, STANDING, sql`${rows} as objective`)} as standing, count(*) as changes, max(since) as newest
    from objective_definition`.execute(db)
  const { standing = '', changes = 0, newest = null } = texts[0] ?? {}
  return `${changes} ${newest ?? ''} ${standing}`
}

/** The rows of objectives with those of their groups, which stand where their objective stands. */
async function readObjectives(
  db: Reader,
  keys: readonly ObjectiveKey[],
  firsts: Map<number, Date>,
): Promise<readonly LedgerObjective[]> {
  const wanted = new Set(keys.map(objectiveId))
  const rows = await ofServices(db.selectFrom('objective').selectAll().orderBy('id'), keys).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const changes = await readChanges(db)
  const unknown = rows.flatMap(({ id }) => (firsts.has(id) ? [] : [id]))
  for (const some of batches(unknown, 1000)) await addFirstMinutes(db, some, firsts)
  return rows.flatMap((row) => {
    const whole = row.parent_id === null ? row : (byId.get(row.parent_id) ?? row)
    if (!wanted.has(idOf(row)) && !wanted.has(idOf(whole))) return []
    return [objectiveOf(row, whole, { changes: changes.get(whole.id) ?? [], firstKnownAt: firsts.get(row.id) ?? null })]
  })
}

function idOf({ prometheus, environment, service, slo, group_key: group }: Row): string {
  return objectiveId({ prometheus, environment, service, slo, group })
}

interface History {
  readonly changes: readonly Date[]
  readonly firstKnownAt: Date | null
}

function objectiveOf(row: Row, whole: Row, { changes, firstKnownAt }: History): LedgerObjective {
  const { prometheus, environment, service, slo, group_key } = row
  return {
    key: { prometheus, environment, service, slo, group: group_key },
    watermark: fromUnixOrNull(whole.watermark),
    historyFrom: fromUnix(whole.history_from),
    firstKnownAt,
    definitionChanges: changes,
    seenAt: fromUnixOrNull(row.seen_at),
  }
}

/** Services by which rows are looked for; where more are asked for, all rows are read. */
const MOST_SERVICES = 50

/** The rows of the services of these objectives, or all of them: whoever asks takes what was asked for. */
export function ofServices<Columns>(
  query: SelectQueryBuilder<Tables, 'objective', Columns>,
  keys: readonly ObjectiveKey[],
): SelectQueryBuilder<Tables, 'objective', Columns> {
  const services = [...new Set(keys.map(({ service }) => service))]
  return services.length > MOST_SERVICES ? query : query.where('service', 'in', services)
}

/** The first known minute of every row that has one: one look into the index each, then one row. A join would read every hour of the ledger. */
async function addFirstMinutes(db: Reader, ids: readonly number[], firsts: Map<number, Date>): Promise<void> {
  const rows = await db
    .selectFrom('objective')
    .select((select) => {
      const first = select
        .selectFrom('ledger_hour')
        .whereRef('ledger_hour.objective_id', '=', 'objective.id')
        .orderBy('hour')
        .limit(1)
      return ['objective.id', first.select('hour').as('hour'), first.select('minutes').as('minutes')]
    })
    .where('objective.id', 'in', ids)
    .execute()
  for (const { id, hour, minutes } of rows) if (hour !== null) firsts.set(id, fromUnix(hour + 60 * firstKnown(minutes)))
}

/** Index of the first known minute: unknown ones before it are one zero byte each. */
function firstKnown(minutes: Bytes | null): number {
  return minutes === null
    ? 0
    : Math.max(
        0,
        bytesOf(minutes).findIndex((byte) => byte !== 0),
      )
}

/** Only of those that ever changed: they are few. */
async function readChanges(db: Reader): Promise<ReadonlyMap<number, readonly Date[]>> {
  const changed = db
    .selectFrom('objective_definition')
    .select('objective_id')
    .groupBy('objective_id')
    .having((having) => having.fn.countAll<number>(), '>', 1)
  const rows = await db
    .selectFrom('objective_definition')
    .select(['objective_id', 'since'])
    .where('objective_id', 'in', changed)
    .orderBy('objective_id')
    .orderBy('since')
    .execute()
  const byObjective = new Map<number, Date[]>()
  for (const { objective_id, since } of rows) {
    appendTo(byObjective, objective_id, fromUnix(since))
  }
  return new Map([...byObjective].map(([id, all]) => [id, all.slice(1)]))
}
