import * as z from 'zod'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series } from '../promql/series-reader.js'

const labels = z.record(z.string(), z.string())

/** What prometheus-query made of an answer. Samples are checked by hand: there are tens of thousands of them. */
const answer = z.object({
  resultType: z.enum(['matrix', 'vector']),
  result: z.array(
    z.object({ metric: z.object({ labels }), values: z.array(z.unknown()).optional(), value: z.unknown().optional() }),
  ),
})

/**
 * Reads an answer of prometheus-query. Values that are NaN or infinite (which the library turns into NaN) are left out, and so is a
 * series of which nothing remains.
 *
 * @throws PrometheusError `malformed` for scalars, texts and native histograms
 */
export function readSeries(result: unknown): Series[] {
  return answer
    .parse(result)
    .result.map(({ metric, values, value }) => {
      const all = values ?? [value]
      return { labels: metric.labels, samples: all.map(readSample).filter(({ value: read }) => Number.isFinite(read)) }
    })
    .filter(({ samples }) => samples.length > 0)
}

function readSample(sample: unknown): { at: Date; value: number } {
  const { time, value } = sample as { time?: unknown; value?: unknown }
  if (!(time instanceof Date) || typeof value !== 'number') {
    throw new PrometheusError('malformed', 'cannot read a sample without time or number')
  }
  return { at: time, value }
}

/** Part of the raw envelope that the library looks for in the wrong place. */
const envelope = z.object({ warnings: z.array(z.string()).optional() })

/** Warnings of the raw answer; none when there is no envelope to read. */
export function readWarnings(body: unknown): readonly string[] {
  const parsed = envelope.safeParse(body)
  return parsed.success ? (parsed.data.warnings ?? []) : []
}
