import type { FedSeries, Proof } from './pack.js'
import { feed } from './select.js'
import { counter, gauge } from './series-values.js'

type Labels = Readonly<Record<string, string>>

/** Minutes of the proof of a gauge: fine, then in trouble for longer than any alert on one waits, then fine. As short as can be: promtool evaluates all rules each minute. */
const TIMES = { fine: 5, trouble: 18, after: 3 }

/** The same for a rate or mean over 5 min, which follows with delay. */
const MEAN_TIMES = { fine: 6, trouble: 22, after: 8, window: 5 }

/** A gauge that changes at once, for as long as any alert on it waits. */
export function excursion(fine: number, trouble: number) {
  return gauge([fine, TIMES.fine], [trouble, TIMES.trouble], [fine, TIMES.after])
}

/** A value that never changes during such a proof. */
export function steady(value: number) {
  return gauge([value, TIMES.fine + TIMES.trouble + TIMES.after])
}

/** The proof of an alert on gauges: `excursion` for what fires, `steady` or `excursion` for what does not. */
export function gaugeProof(own: {
  readonly series: readonly FedSeries[]
  readonly labels: Labels
  readonly value?: string
}): Proof {
  const { series, labels, value = '' } = own
  return { step: 1, series, from: TIMES.fine, by: TIMES.fine, until: TIMES.fine + TIMES.trouble, labels, value }
}

/** As `gaugeProof`, for an alert on a rate or mean over 5 min. */
export function meanProof(own: {
  readonly series: readonly FedSeries[]
  readonly labels: Labels
  readonly value: string
}): Proof {
  const { fine, trouble, window } = MEAN_TIMES
  return { step: 1, ...own, from: fine, by: fine + window, until: fine + trouble + window }
}

/** Growth of a counter per minute that changes for a while, for `meanProof`. */
export function rateExcursion(fine: number, trouble: number) {
  return counter([fine, MEAN_TIMES.fine], [trouble, MEAN_TIMES.trouble], [fine, MEAN_TIMES.after])
}

/** A gauge whose mean is looked at, for `meanProof`. */
export function meanExcursion(fine: number, trouble: number) {
  return gauge([fine, MEAN_TIMES.fine], [trouble, MEAN_TIMES.trouble], [fine, MEAN_TIMES.after])
}

/** Steady growth of a counter per minute. */
export function steadyRate(perMinute: number) {
  return counter([perMinute, MEAN_TIMES.fine + MEAN_TIMES.trouble + MEAN_TIMES.after])
}

/** The proof of an alert on one gauge of two things: one that breaks the threshold, and one that keeps it. */
export function oneGaugeProof(own: {
  readonly metric: string
  readonly things: readonly [bad: Labels, good: Labels]
  readonly fine: number
  readonly around: { readonly breaks: number; readonly keeps: number }
  /** Labels of the alert, where they are not those of the series. */
  readonly labels?: Labels
  readonly value?: string
}): Proof {
  const { metric, things, fine, around, labels, value } = own
  const [bad, good] = things
  return gaugeProof({
    series: [feed(metric, bad, excursion(fine, around.breaks)), feed(metric, good, excursion(fine, around.keeps))],
    labels: labels ?? bad,
    ...(value === undefined ? {} : { value }),
  })
}
