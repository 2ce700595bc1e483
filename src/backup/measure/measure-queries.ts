import { freshSeconds, freshSelectors } from '../../promql/fresh-selectors.js'
import { tidyQuery } from '../../promql/tidy-query.js'
import { rawDataPointQuery } from '../backup-queries.js'
import type { Dataset } from '../dataset.js'
import type { MeasureName } from './backup-measures.js'

/** Whether somebody tells of its size or duration. */
export function isMeasured({ source, measureQueries, isUnusualIgnored }: Dataset): boolean {
  return !isUnusualIgnored && (source === 'ping' || measureQueries.size !== null || measureQueries.duration !== null)
}

/** PromQL by what it asks for. */
type Questions = Readonly<Record<'point' | MeasureName, string | null>>

const written = new WeakMap<Dataset, Questions>()

/** PromQL of the newest data point of a dataset, in Unix seconds, and of what is measured of that backup; each a value without labels, or nothing. */
export function measureQuestions(dataset: Dataset): Questions {
  const questions = written.get(dataset) ?? writeQuestions(dataset)
  written.set(dataset, questions)
  return questions
}

function writeQuestions(dataset: Dataset): Questions {
  const seconds = freshSeconds(dataset.scrapeIntervalSeconds)
  // Below 0 is the word of exporters for what they do not know.
  const valueOf = (query: string | null) =>
    query === null ? null : `max((${freshSelectors(tidyQuery(query), seconds)}) >= 0)`
  const { size, duration } = dataset.measureQueries
  return { point: rawDataPointQuery(dataset), size: valueOf(size), duration: valueOf(duration) }
}
