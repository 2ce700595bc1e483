import { renderSelector } from '../../promql/selector.js'
import type { Series } from '../../promql/series-reader.js'
import type { ImportedRun } from './imported-run.js'

/** Metrics of the exporter of Litmus, all by `chaosresult_name`. */
const METRICS = {
  start: 'litmuschaos_experiment_start_time',
  end: 'litmuschaos_experiment_end_time',
  injected: 'litmuschaos_experiment_chaos_injected_time',
  verdict: 'litmuschaos_experiment_verdict',
} as const

export type LitmusMetric = keyof typeof METRICS

/** PromQL of one of them, of one result. */
export function litmusQuery(metric: LitmusMetric, result: string): string {
  return renderSelector({
    metric: METRICS[metric],
    matchers: [{ label: 'chaosresult_name', operator: '=', value: result }],
  })
}

/** When which end was told of first, oldest first; 0 is none. */
export function endsIn(series: readonly Series[]): readonly { readonly end: Date; readonly seenAt: Date }[] {
  const seen = new Map<number, Date>()
  for (const { at, value } of series.flatMap(({ samples }) => samples)) {
    const known = seen.get(value)
    if (value > 0 && (known === undefined || at < known)) seen.set(value, at)
  }
  return [...seen]
    .map(([seconds, seenAt]) => ({ end: new Date(seconds * 1000), seenAt }))
    .toSorted((a, b) => a.end.getTime() - b.end.getTime())
}

/** What was told at the instant at which an end was first seen. */
export interface LitmusAnswers {
  readonly result: string
  readonly end: Date
  readonly start: readonly Series[]
  readonly injected: readonly Series[]
  readonly verdict: readonly Series[]
}

/** `null`: it is not judged yet, or its times do not fit to its end. */
export function runOfLitmus({ result, end, ...told }: LitmusAnswers): ImportedRun | null {
  const judged = verdictOf(told.verdict)
  const startedAt = newestUpTo(end, told.start)
  if (judged === null || startedAt === null) return null
  const injectedAt = newestUpTo(end, told.injected)
  const { verdict, probes } = judged
  return {
    ...{ origin: 'litmus', title: result, startedAt, endedAt: end },
    // A time of the run before is none of this one.
    injectedAt: injectedAt !== null && injectedAt >= startedAt ? injectedAt : null,
    steps: [],
    checks: [
      { name: 'litmus', passed: verdict === 'pass', at: end, detail: `verdict ${verdict}, probes passed: ${probes}` },
    ],
    abandoned: verdict === 'stopped' ? 'stopped in Litmus' : null,
  }
}

/** The gauge falls back to 0 after some scrapes, so that its label counts; of several the one that stands at 1. */
function verdictOf(series: readonly Series[]): { readonly verdict: string; readonly probes: string } | null {
  const told = series
    .map(({ labels, samples }) => ({
      verdict: (labels['chaosresult_verdict'] ?? '').toLowerCase(),
      probes: percentOf(labels['probe_success_percentage']),
      value: samples.at(-1)?.value ?? 0,
    }))
    .filter(({ verdict }) => ['pass', 'fail', 'stopped', 'error'].includes(verdict))
  return told.find(({ value }) => value === 1) ?? (told.length === 1 ? (told[0] ?? null) : null)
}

function percentOf(text: string | undefined): string {
  return text === undefined || Number.isNaN(Number(text)) ? 'not known' : `${Number(text)} %`
}

function newestUpTo(end: Date, series: readonly Series[]): Date | null {
  const seconds = series.flatMap(({ samples }) => samples.map(({ value }) => value))
  const fitting = seconds.filter((value) => value > 0 && value * 1000 <= end.getTime())
  return fitting.length === 0 ? null : new Date(Math.max(...fitting) * 1000)
}
