import { bytesOf } from '../../../src/ledger/ledger-hour-store.js'
import { decodePoints, silentHour } from '../../../src/ledger/points-codec.js'
import type { Database } from '../../../src/store/database.js'
import { BEGIN, HOURS } from './estate.js'

/** What the ledger keeps of each dataset, minute by minute of the stories: newest data point in Unix seconds; 0: none; `null`: nothing was said. */
export async function keptPoints(database: Database): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
  const rows = await database.read((reader) =>
    reader
      .selectFrom('dataset_hour')
      .innerJoin('dataset', 'dataset.id', 'dataset_hour.dataset_id')
      .select(['dataset.dataset', 'dataset_hour.hour', 'dataset_hour.minutes'])
      .where('dataset_hour.hour', '>=', BEGIN)
      .execute(),
  )
  const hours = new Map(rows.map(({ dataset, hour, minutes }) => [`${dataset} ${hour}`, minutes]))
  const pointsOf = (dataset: string, hour: number) => {
    const minutes = hours.get(`${dataset} ${hour}`) ?? null
    return minutes === null ? silentHour : decodePoints(bytesOf(minutes), hour)
  }
  const all = Array.from({ length: HOURS }, (_, nth) => BEGIN + nth * 3600)
  const names = new Set(rows.map(({ dataset }) => dataset))
  return new Map([...names].map((name) => [name, all.flatMap((hour) => pointsOf(name, hour))]))
}

/** Stretches of minutes in which two differ, in words: when one begins, and both in hours from the beginning of the stories. */
export function differing(found: readonly (number | null)[], expected: readonly (number | null)[]): readonly string[] {
  const words: string[] = []
  let last = ''
  for (const [minute, point] of expected.entries()) {
    const one = found[minute] ?? null
    const text = one === point ? '' : `${inHours(one)} instead of ${inHours(point)}`
    if (text !== '' && text !== last) words.push(`from ${inHours(BEGIN + minute * 60)}: ${text}`)
    last = text
  }
  return words
}

function inHours(point: number | null): string {
  return point === null || point === 0 ? String(point) : `${((point - BEGIN) / 3600).toFixed(3)} h`
}
