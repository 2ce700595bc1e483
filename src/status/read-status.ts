import type { SourceAnswer } from '../ledger/ledger.js'
import type { StatusReading } from '../feature/status-part.js'
import type { Service } from '../service/service.js'
import { objectiveId, watermarksOf, type CountsReader, type LedgerObjective, type ObjectiveKey } from '../slo/counts.js'
import { sloKey } from '../slo/slo.js'
import type { ComputedStatus } from './status-document.js'
import { statusKeys, type StatusValues } from './status-parts.js'

/** What all parts of the status are asked. */
export interface StatusQuestion {
  readonly now: Date
  /** What the ledger knows of all objectives: asked for once. */
  readonly objectives: readonly LedgerObjective[]
}

/** Where the status is read from. */
export interface StatusParts {
  readonly config: {
    readonly organisation: string
    readonly hash: string
    readonly services: readonly Pick<Service, 'slos' | 'agreements'>[]
  }
  readonly version: string
  readonly counts: Pick<CountsReader, 'objectives'>
  readonly lastAnswers: () => readonly SourceAnswer[]
  /** One for each part of the status. */
  readonly readings: readonly StatusReading<StatusQuestion>[]
}

/** Reads how everything stands at `now`, out of the ledger; the number of questions does not grow with the number of objectives. */
export type ReadStatus = (now: Date) => Promise<ComputedStatus>

/** Joins what features read of themselves into one status. Throws where nobody reads a part of it, or a part is read that no feature tells. */
export function createStatusReader(parts: StatusParts): ReadStatus {
  const { config, version, counts, lastAnswers } = parts
  const readings = statusKeys.map((key) => readingFor(key, parts.readings))
  const untold = parts.readings.find(({ key }) => !statusKeys.includes(key))
  if (untold !== undefined) throw new Error(`${untold.key} is read for the status, and no feature.ts tells it`)
  const keys = objectivesOf(config.services)
  return async (now) => {
    const objectives = await counts.objectives(keys)
    return {
      organisation: config.organisation,
      version,
      configHash: config.hash,
      at: now,
      sources: lastAnswers(),
      ledgerWatermark: oldest(watermarksOf(objectives).values()),
      ...(await readAll(readings, { now, objectives })),
    }
  }
}

function readingFor(key: string, readings: StatusParts['readings']): StatusReading<StatusQuestion> {
  const found = readings.find((reading) => reading.key === key)
  if (found === undefined) throw new Error(`nobody reads ${key} of the status`)
  return found
}

function objectivesOf(services: StatusParts['config']['services']): readonly ObjectiveKey[] {
  const keys = services.flatMap(({ slos, agreements }) => [
    ...slos.map(sloKey),
    ...agreements.flatMap(({ members }) => members),
  ])
  return [...new Map(keys.map((key) => [objectiveId(key), key])).values()]
}

/** One after the other: each of them keeps the store busy. */
async function readAll(readings: StatusParts['readings'], question: StatusQuestion): Promise<StatusValues> {
  const values: (readonly [key: string, value: unknown])[] = []
  for (const { key, read } of readings) values.push([key, await read(question)])
  // There is one reading for each key, and each was made for the part of that key.
  return Object.fromEntries(values) as StatusValues
}

function oldest(instants: Iterable<Date>): Date | null {
  let first: Date | null = null
  for (const instant of instants) if (first === null || instant < first) first = instant
  return first
}
