import { partBefore, wholeMinute } from '../../calendar/interval.js'
import type { Period } from '../../calendar/period.js'
import { byTarget, keyFigure, type KeyFigure, type KeyFigureValue } from '../../feature/key-figure.js'
import type { ReportScope } from '../../feature/report-section.js'
import {
  datasetId,
  datasetKey,
  exposureQuestion,
  type Dataset,
  type ExposureSummary,
  type RecoveryPointsReader,
} from '../dataset.js'

/** How many months of all datasets together are read for trends: a report on a hundred datasets has shorter ones. */
const MOST_MONTHS = 360

/** What of each dataset, by its id; missing: nothing was observed. */
type Exposures = ReadonlyMap<string, ExposureSummary>

/** The recovery points of datasets against their objective, each of all datasets that share one. */
export async function readDatasetKeyFigures(
  datasets: readonly Dataset[],
  reader: RecoveryPointsReader,
  { times, createdAt }: Pick<ReportScope, 'times' | 'createdAt'>,
): Promise<readonly KeyFigure[]> {
  if (datasets.length === 0) return []
  const shown = Math.max(2, Math.floor(MOST_MONTHS / datasets.length))
  const told = { ...times, months: times.months.slice(-shown) }
  const exposureIn = await readDatasetExposures(datasets, reader, { times: told, createdAt })
  return datasetKeyFigures(datasets, told, exposureIn)
}

/** How old the newest recovery points were, in each of these times up to now. */
export async function readDatasetExposures(
  datasets: readonly Dataset[],
  reader: RecoveryPointsReader,
  { times: { current, previous, months }, createdAt }: Pick<ReportScope, 'times' | 'createdAt'>,
): Promise<(period: Period) => Exposures> {
  const questions = datasets.map(exposureQuestion)
  const exposures = new Map<string, Exposures>()
  // Of a monthly report the last months are its own and the one before: each is read once.
  for (const { interval } of datasets.length === 0 ? [] : [current, previous, ...months]) {
    const judged = partBefore(interval, wholeMinute(createdAt))
    if (!exposures.has(idOf(interval))) exposures.set(idOf(interval), await reader.exposure(questions, judged))
  }
  return ({ interval }) => exposures.get(idOf(interval)) ?? new Map()
}

function idOf({ from, to }: Period['interval']): string {
  return `${from.getTime()} ${to.getTime()}`
}

/** The same of what was read. */
export function datasetKeyFigures(
  datasets: readonly Dataset[],
  times: ReportScope['times'],
  exposureIn: (period: Period) => Exposures,
): readonly KeyFigure[] {
  return [...byTarget(datasets, ({ rpoSeconds }) => rpoSeconds)].map(([targetSeconds, own]) => {
    const about = own.map(({ service, name }) => `${service}/${name}`)
    const ids = own.map((dataset) => datasetId(datasetKey(dataset)))
    return keyFigure({ name: 'rpo', about, targetSeconds }, times, (period) => {
      const all = exposureIn(period)
      return valueOf(ids.map((id) => all.get(id)))
    })
  })
}

/** The most that would have been lost; of a dataset that was not observed nobody knows. */
function valueOf(summaries: readonly (ExposureSummary | undefined)[]): KeyFigureValue {
  const observed = summaries.flatMap((one) => (one === undefined || one.observedSeconds === 0 ? [] : [one]))
  const worst = observed.flatMap(({ worstExposureSeconds }) => worstExposureSeconds ?? [])
  const unknown = summaries.length - observed.length
  return {
    seconds: worst.length === 0 ? null : Math.max(...worst),
    count: observed.length,
    unknown,
    verdict: verdictOf(observed, unknown),
  }
}

function verdictOf(observed: readonly ExposureSummary[], unknown: number): KeyFigureValue['verdict'] {
  if (observed.some(({ compliantSeconds, observedSeconds }) => compliantSeconds < observedSeconds)) return 'missed'
  return unknown > 0 ? 'undetermined' : 'met'
}
