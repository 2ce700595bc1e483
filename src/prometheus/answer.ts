import * as z from 'zod'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Sample, Series } from '../promql/series-reader.js'
import { isTexts, type Texts } from '../shared/texts.js'

/** An answer as it came. Series and samples are checked by hand: there are tens of thousands of them. */
const answer = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.enum(['matrix', 'vector']), result: z.array(z.unknown()) }),
})

/** What was asked for. */
export type Asked = 'instant' | 'range'

/**
 * Reads the body of an answer, and nothing into it: what is not exactly as a Prometheus writes it is refused, because half of a number is a
 * number too. NaN is left out, infinite values are told apart, and a series of which nothing remains is left out.
 *
 * @throws PrometheusError `malformed`, also for scalars, texts and native histograms
 */
export function readSeries(body: unknown, asked: Asked): Series[] {
  const { resultType, result } = parse(body).data
  if ((resultType === 'matrix') !== (asked === 'range')) throw malformed(`a ${resultType} where none was asked for`)
  const seen = new Set<string>()
  return result
    .map((one) => {
      const { metric, values, value } = readResult(one)
      refuseTwice(seen, metric)
      return { labels: withoutName(metric), ...readSamples(asked === 'instant' ? [value] : values) }
    })
    .filter(({ samples, infinite }) => samples.length > 0 || infinite !== undefined)
}

/** What an answer holds of one series. */
interface Result {
  readonly metric: Texts
  readonly value: unknown
  readonly values: readonly unknown[]
}

function readResult(one: unknown): Result {
  const { metric, values, value } = Object(one) as Readonly<Record<string, unknown>>
  if (!isTexts(metric)) throw malformed('a series without labels')
  if (values === undefined) return { metric, value, values: [undefined] }
  if (!Array.isArray(values)) throw malformed('a series without samples')
  return { metric, value, values }
}

function parse(body: unknown): z.output<typeof answer> {
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  const { path = [], message = '' } = parsed.error.issues[0] ?? {}
  throw new PrometheusError('malformed', `not an answer of Prometheus: ${path.join('.')}: ${message}`, {
    cause: parsed.error,
  })
}

function withoutName(metric: Texts): Texts {
  const { __name__: name, ...labels } = metric
  return name === undefined ? metric : labels
}

function refuseTwice(seen: Set<string>, metric: Texts): void {
  const identity = JSON.stringify(sorted(metric))
  if (seen.has(identity)) throw malformed(`one series twice: ${identity.slice(0, 200)}`)
  seen.add(identity)
}

/** Nearly all are sorted: every Prometheus writes them so. */
function sorted(metric: Texts): Texts {
  const names = Object.keys(metric)
  if (names.every((name, index) => index === 0 || name > (names[index - 1] ?? ''))) return metric
  return Object.fromEntries(names.sort().map((name) => [name, metric[name] ?? '']))
}

function readSamples(all: readonly unknown[]): Pick<Series, 'samples' | 'infinite'> {
  const samples: Sample[] = []
  const infinite: Date[] = []
  let before = -Infinity
  for (const one of all) {
    const { atMs, value } = readSample(one)
    if (atMs <= before) throw malformed('samples that do not follow each other')
    before = atMs
    if (Number.isFinite(value)) samples.push({ at: new Date(atMs), value })
    else if (!Number.isNaN(value)) infinite.push(new Date(atMs))
  }
  return infinite.length === 0 ? { samples } : { samples, infinite }
}

function readSample(sample: unknown): { readonly atMs: number; readonly value: number } {
  const pair: readonly unknown[] = Array.isArray(sample) ? sample : []
  const [time, text] = [pair[0], pair[1]]
  if (typeof time !== 'number' || typeof text !== 'string' || pair.length > 2) {
    throw malformed('a sample that is no pair of time and number')
  }
  const atMs = Math.round(time * 1000)
  if (!(Math.abs(atMs) <= LATEST_MS)) throw malformed(`a sample at ${time}`)
  return { atMs, value: readNumber(text) }
}

/** The furthest instant that a `Date` holds. */
const LATEST_MS = 8.64e15

/** As Go writes a float: `parseFloat` would read `12abc` as 12 and `0x1f` as 0. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const SPECIAL: Readonly<Record<string, number>> = {
  NaN,
  Inf: Infinity,
  '+Inf': Infinity,
  '-Inf': -Infinity,
}

function readNumber(text: string): number {
  if (NUMBER.test(text)) return Number(text)
  const special = SPECIAL[text]
  if (special === undefined) throw malformed(`a value that is no number: ${text.slice(0, 40)}`)
  return special
}

function malformed(what: string): PrometheusError {
  return new PrometheusError('malformed', `not an answer of Prometheus: ${what}`)
}

/** Part of the raw envelope that the library looks for in the wrong place, or not at all: a cluster of VictoriaMetrics says `isPartial`. */
const envelope = z.object({ warnings: z.array(z.string()).optional(), isPartial: z.boolean().optional() })

/** Warnings of the raw answer, a partial one's among them; none when there is no envelope to read. */
export function readWarnings(body: unknown): readonly string[] {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return []
  const partial = parsed.data.isPartial === true ? ['a storage node of VictoriaMetrics did not answer (isPartial)'] : []
  return [...(parsed.data.warnings ?? []), ...partial]
}
