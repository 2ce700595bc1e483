import type { Selectable, SelectQueryBuilder } from 'kysely'
import { objectiveId, type LedgerObjective, type ObjectiveKey } from '../slo/counts.js'
import type { Reader, Tables } from '../store/database.js'
import type { Bytes, ObjectiveTable } from '../store/ledger-tables.js'
import { bytesOf } from './ledger-hour-store.js'
import { fromUnix, fromUnixOrNull } from '../store/unix-time.js'
import { appendTo } from '../shared/lists-by.js'

type Row = Selectable<ObjectiveTable>

/** The rows of objectives with those of their groups, which stand where their objective stands. */
export async function readObjectives(db: Reader, keys: readonly ObjectiveKey[]): Promise<readonly LedgerObjective[]> {
  const wanted = new Set(keys.map(objectiveId))
  const rows = await ofServices(db.selectFrom('objective').selectAll().orderBy('id'), keys).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const changes = await readChanges(db)
  const firsts = await readFirstMinutes(db, keys)
  return rows.flatMap((row) => {
    const whole = row.parent_id === null ? row : (byId.get(row.parent_id) ?? row)
    if (!wanted.has(idOf(row)) && !wanted.has(idOf(whole))) return []
    return [objectiveOf(row, whole, { changes: changes.get(whole.id) ?? [], firstKnownAt: firsts.get(row.id) ?? null })]
  })
}

function idOf(row: Row): string {
  return objectiveId({ ...row, group: row.group_key })
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
async function readFirstMinutes(db: Reader, keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<number, Date>> {
  const rows = await ofServices(
    db.selectFrom('objective').select((select) => {
      const first = select
        .selectFrom('ledger_hour')
        .whereRef('ledger_hour.objective_id', '=', 'objective.id')
        .orderBy('hour')
        .limit(1)
      return ['objective.id', first.select('hour').as('hour'), first.select('minutes').as('minutes')]
    }),
    keys,
  ).execute()
  return new Map(
    rows.flatMap(({ id, hour, minutes }) => {
      return hour === null ? [] : [[id, fromUnix(hour + 60 * firstKnown(minutes))]]
    }),
  )
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
