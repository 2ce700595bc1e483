import type { Interval } from '../calendar/interval.js'
import type { Series } from '../promql/series-reader.js'
import { BASE_INTERVAL_SECONDS } from '../slo/windows.js'
import type { BaseSeries } from './base-series.js'

const STEP_MS = BASE_INTERVAL_SECONDS * 1000

/** Puts answers together to one series per group. What is known once stays. */
export class BaseSeriesBuilder {
  /** `[from, to)` in whole steps; every step has a place. */
  readonly interval: Interval
  readonly #groupBy: readonly string[]
  readonly #groups = new Map<string, BaseSeries>()

  constructor(interval: Interval, groupBy: readonly string[]) {
    this.interval = interval
    this.#groupBy = groupBy
  }

  /** Adds what is not known yet: instants of which both counts are told. */
  add({ events, errors }: { readonly events: readonly Series[]; readonly errors: readonly Series[] }): void {
    const bad = new Map(errors.map((series) => [this.#idOf(series), series]))
    for (const series of events) {
      const id = this.#idOf(series)
      const group = this.#groups.get(id) ?? this.#emptyGroup(series)
      this.#groups.set(id, group)
      const known = new Map(bad.get(id)?.samples.map(({ at, value }) => [at.getTime(), value]))
      for (const { at, value } of series.samples)
        this.#put(group, at.getTime(), { all: value, bad: known.get(at.getTime()) })
    }
  }

  /** Whether a step of the interval is unknown to any group, or to all where there is none. */
  lacks({ from, to }: Interval): boolean {
    const [first, end] = [this.#indexOf(from.getTime()), this.#indexOf(to.getTime())]
    const groups = [...this.#groups.values()]
    return groups.length === 0 || groups.some(({ events }) => events.subarray(first, end).some(Number.isNaN))
  }

  build(): readonly BaseSeries[] {
    return [...this.#groups.values()]
  }

  #put(group: BaseSeries, atMs: number, { all, bad }: { all: number; bad: number | undefined }): void {
    const index = this.#indexOf(atMs)
    if (bad === undefined || !Number.isNaN(group.events[index] ?? 0)) return
    group.events[index] = all
    group.errors[index] = bad
  }

  #indexOf(atMs: number): number {
    return Math.round((atMs - this.interval.from.getTime()) / STEP_MS)
  }

  #emptyGroup({ labels }: Series): BaseSeries {
    const { from, to } = this.interval
    const length = Math.round((to.getTime() - from.getTime()) / STEP_MS)
    return {
      group: Object.fromEntries(this.#groupBy.map((label) => [label, labels[label] ?? ''])),
      startMs: from.getTime(),
      events: new Float64Array(length).fill(NaN),
      errors: new Float64Array(length).fill(NaN),
    }
  }

  #idOf({ labels }: Series): string {
    return JSON.stringify(this.#groupBy.map((label) => labels[label] ?? ''))
  }
}
