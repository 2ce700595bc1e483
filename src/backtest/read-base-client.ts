import type { Interval } from '../calendar/interval.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { recordedSeries } from '../slo/identity.js'
import { replicaQueries } from '../slo/indicator/replica-queries.js'
import { SERIES } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import { BASE_INTERVAL_SECONDS, TILE_SECONDS } from '../slo/windows.js'
import { BaseSeriesBuilder } from './base-series-builder.js'
import { UNKNOWN_PHASE, type BaseSeries, type EvaluationPhase } from './base-series.js'
import { agree } from './agree.js'
import { oneValue, type Answer, type OneValue } from './one-value.js'

/** `auto`: what the rules recorded, where it is what the indicator as written gives; the raw indicator elsewhere. */
export type HistorySource = 'auto' | 'raw'

export interface HistoryQuestion {
  readonly reader: SeriesReader
  readonly slo: Slo
  readonly interval: Interval
  readonly source: HistorySource
  /** Labels of series that are replicas of each other. */
  readonly replicaLabels: readonly string[]
  readonly signal: AbortSignal
  /** Told how far it is, 0 to 1. */
  readonly onProgress: (share: number) => void
}

export interface History {
  readonly series: readonly BaseSeries[]
  readonly phase: EvaluationPhase
  /** Portions that were read from recorded series, and from raw ones. */
  readonly portions: { readonly recorded: number; readonly raw: number }
  /** Labels of which several values told of one budget: those days are unknown. Empty: every value was one. */
  readonly rivalLabels: readonly string[]
}

/** Steps of one query: below the 11,000 that Prometheus allows, and quick enough to show progress. */
const PORTION_SECONDS = 86_400

/**
 * Reads what the base rules recorded or would have recorded, at the very instants of their evaluation where those are known.
 *
 * Recorded values may stem from an older indicator than the one that is tried: of each day, every twentieth value is compared with the
 * indicator as written, and the day is read from raw series when they differ. Rejects with `PrometheusError`.
 */
export async function readHistory(question: HistoryQuestion): Promise<History> {
  const { interval } = question
  const phase = question.source === 'raw' ? UNKNOWN_PHASE : await readPhase(question)
  const builder = new BaseSeriesBuilder(onGrid(interval, phase.baseMs), question.slo.groupBy)
  const portions = { recorded: 0, raw: 0 }
  const rivalLabels = new Set<string>()
  const { from, to } = builder.interval
  for (let start = from.getTime(); start < to.getTime(); start += PORTION_SECONDS * 1000) {
    const end = Math.min(to.getTime(), start + PORTION_SECONDS * 1000)
    const { kind, rivals } = await readPortion(question, { from: new Date(start), to: new Date(end) }, builder)
    portions[kind]++
    for (const label of [...rivals.values()].flat()) rivalLabels.add(label)
    question.onProgress((end - from.getTime()) / (to.getTime() - from.getTime()))
  }
  return { series: builder.build(), phase, portions, rivalLabels: [...rivalLabels].toSorted() }
}

async function readPortion(
  question: HistoryQuestion,
  portion: Interval,
  builder: BaseSeriesBuilder,
): Promise<{ readonly kind: 'recorded' | 'raw'; readonly rivals: OneValue['rivals'] }> {
  const { groupBy } = question.slo
  let rivals: OneValue['rivals'] = new Map()
  if (question.source === 'auto') {
    const range = `${BASE_INTERVAL_SECONDS}s`
    const said = await ask(question, {
      portion,
      // The explicit range matters: a bare selector would fill holes from up to 5 min back.
      events: `last_over_time(${recordedSeries(SERIES.eventsBase, question.slo)}[${range}])`,
      errors: `last_over_time(${recordedSeries(SERIES.errorsBase, question.slo)}[${range}])`,
    })
    const recorded = oneValue(said, { ...question, groupBy })
    rivals = recorded.rivals
    if (await isAsWritten(question, portion, recorded.answer)) {
      builder.add(recorded.answer)
      if (!builder.lacks(portion)) return { kind: 'recorded', rivals }
    }
  }
  // What recorded series say decides, also when it is refused: the raw indicator, which adds them up, does not outvote them.
  builder.add(await askRaw(question, { portion, except: rivals }))
  return { kind: 'raw', rivals }
}

async function askRaw(
  question: HistoryQuestion,
  asked: Pick<Portion, 'portion' | 'stepSeconds'> & { readonly except?: OneValue['rivals'] },
) {
  const { slo, replicaLabels } = question
  const answer = await ask(question, { ...asked, ...replicaQueries(slo, replicaLabels) })
  return oneValue(answer, { ...asked, groupBy: slo.groupBy, replicaLabels }).answer
}

interface Portion {
  readonly portion: Interval
  readonly events: string
  readonly errors: string
  /** Default: every evaluation. */
  readonly stepSeconds?: number
}

async function ask({ reader, signal }: HistoryQuestion, asked: Portion): Promise<Answer> {
  const { portion, stepSeconds = BASE_INTERVAL_SECONDS } = asked
  const [events, errors] = await Promise.all(
    [asked.events, asked.errors].map((query) => reader.range(query, portion, stepSeconds, signal)),
  )
  return { events: events ?? [], errors: errors ?? [] }
}

const SAMPLE_STEP_SECONDS = 20 * BASE_INTERVAL_SECONDS

async function isAsWritten(question: HistoryQuestion, portion: Interval, recorded: Answer): Promise<boolean> {
  if (recorded.events.length === 0) return false
  const raw = await askRaw(question, { portion, stepSeconds: SAMPLE_STEP_SECONDS })
  return agree(recorded, raw)
}

/** When the two groups were evaluated last; at whole minutes where they never were. */
async function readPhase({ reader, slo, interval, signal }: HistoryQuestion): Promise<EvaluationPhase> {
  const stamp = async (metric: string, everySeconds: number) => {
    const query = `max(timestamp(${recordedSeries(metric, slo)}))`
    const answer = await reader.instant(query, interval.to, signal)
    const at = answer[0]?.samples[0]?.value
    return at === undefined ? 0 : Math.round(at * 1000) % (everySeconds * 1000)
  }
  const [baseMs, tileMs] = await Promise.all([
    stamp(SERIES.eventsBase, BASE_INTERVAL_SECONDS),
    stamp(SERIES.eventsTile, TILE_SECONDS),
  ])
  return { baseMs, tileMs }
}

function onGrid({ from, to }: Interval, baseMs: number): Interval {
  const stepMs = BASE_INTERVAL_SECONDS * 1000
  const align = (at: Date) => new Date(Math.ceil((at.getTime() - baseMs) / stepMs) * stepMs + baseMs)
  return { from: align(from), to: align(to) }
}
