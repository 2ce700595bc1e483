import type { Database } from '../../src/store/database.js'

/** Every row of the ledger in one order, blobs as hex: two ledgers are equal when these are. */
export async function ledgerRows(database: Database) {
  const hours = await database.read((reader) =>
    reader.selectFrom('ledger_hour').selectAll().orderBy('objective_id').orderBy('hour').execute(),
  )
  const points = await database.read((reader) =>
    reader.selectFrom('dataset_hour').selectAll().orderBy('dataset_id').orderBy('hour').execute(),
  )
  const hex = (bytes: ArrayBuffer | Uint8Array | null) => {
    return bytes === null ? null : Buffer.from(bytes as ArrayBuffer).toString('hex')
  }
  return {
    objectives: await database.read((reader) => reader.selectFrom('objective').selectAll().orderBy('id').execute()),
    hours: hours.map((row) => ({ ...row, minutes: hex(row.minutes) })),
    datasets: await database.read((reader) => reader.selectFrom('dataset').selectAll().orderBy('id').execute()),
    points: points.map((row) => ({ ...row, minutes: hex(row.minutes) })),
  }
}
