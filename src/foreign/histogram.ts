import type { Matcher, Selector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'

/** A `latency` indicator in the terms of our language. */
export interface LatencyParts {
  /** Without `_bucket` and `_count`. */
  readonly histogram: Selector
  readonly below: string
  readonly unit: 'seconds' | 'milliseconds'
}

/** The latency that a bucket and the count of the same histogram measure; `null` where they are anything else. */
export function latencyOf(good: Selector, total: Selector): LatencyParts | null {
  const name = histogramName(good, total)
  const bound = boundOf(good)
  if (name === null || bound === null || !haveSameMatchers(good, total)) return null
  const unit = unitOf(name)
  const below = unit === null ? null : durationOf(bound, unit)
  return unit === null || below === null ? null : { histogram: { ...total, metric: name }, below, unit }
}

function histogramName(good: Selector, total: Selector): string | null {
  const name = total.metric?.replace(/_count$/, '') ?? ''
  return good.metric === `${name}_bucket` && total.metric === `${name}_count` ? name : null
}

function isBound({ label, operator }: Matcher): boolean {
  return label === 'le' && operator === '='
}

/** The bound of the one bucket that a selector names; `null` where it names none, or infinity. */
function boundOf({ matchers }: Selector): number | null {
  const value = matchers.find(isBound)?.value ?? ''
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null
}

function haveSameMatchers(good: Selector, total: Selector): boolean {
  const text = (matchers: readonly Matcher[]) =>
    matchers
      .map(({ label, operator, value }) => JSON.stringify([label, operator, value]))
      .toSorted()
      .join()
  return text(good.matchers.filter((one) => !isBound(one))) === text(total.matchers)
}

/** By convention the name says the unit; where it does not, a bound is only a number. */
function unitOf(name: string): LatencyParts['unit'] | null {
  if (/_seconds$/.test(name)) return 'seconds'
  return /_(milliseconds|millis|msec|ms)$/.test(name) ? 'milliseconds' : null
}

/** `null` where the bound is no whole number of milliseconds, the finest that a duration says. */
function durationOf(bound: number, unit: LatencyParts['unit']): string | null {
  const milliseconds = Number((unit === 'seconds' ? bound * 1000 : bound).toPrecision(12))
  return milliseconds > 0 && Number.isInteger(milliseconds) ? formatDuration(milliseconds / 1000) : null
}
