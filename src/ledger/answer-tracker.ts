import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { SourceAnswer } from './ledger.js'

/** A reader that remembers whether it was answered. */
export interface TrackedReader extends SeriesReader {
  last(): Omit<SourceAnswer, 'name'>
}

const never: Omit<SourceAnswer, 'name'> = { answering: false, answeredAt: null }

/** Wraps a reader. A query that the server refuses is an answer too: the server is there. */
export function trackAnswers(reader: SeriesReader, clock: Clock, before = never): TrackedReader {
  let state = before
  const noted = async (answer: Promise<readonly Series[]>) => {
    try {
      const series = await answer
      state = { answering: true, answeredAt: clock() }
      return series
    } catch (error) {
      if (error instanceof PrometheusError) {
        const answering = error.reason === 'rejected'
        state = { answering, answeredAt: answering ? clock() : state.answeredAt }
      }
      throw error
    }
  }
  return {
    instant: (query, at, signal) => noted(reader.instant(query, at, signal)),
    range: (...question) => noted(reader.range(...question)),
    last: () => state,
  }
}
