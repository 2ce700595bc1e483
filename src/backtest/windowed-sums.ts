import type { Window } from '../slo/windows.js'
import { BASE_INTERVAL_SECONDS, TILE_SECONDS } from '../slo/windows.js'
import type { BaseSeries, EvaluationPhase } from './base-series.js'

const BASE_MS = BASE_INTERVAL_SECONDS * 1000
const TILE_MS = TILE_SECONDS * 1000

/** Sums of recorded rates over a window; times `BASE_INTERVAL_SECONDS` they are numbers of events. */
export interface WindowSum {
  readonly events: number
  readonly errors: number
}

/** Answers what `sum_over_time` and `count_over_time` say of the recorded series of one budget, at any evaluation. */
export class WindowedSums {
  readonly #startMs: number
  readonly #tileMs: number
  readonly #events: Float64Array
  readonly #errors: Float64Array
  /** Tiles that exist, up to each. */
  readonly #tiles: Int32Array
  readonly #firstTileMs: number

  constructor(series: BaseSeries, phase: EvaluationPhase) {
    this.#startMs = series.startMs
    this.#tileMs = phase.tileMs
    this.#events = runningSum(series.events)
    this.#errors = runningSum(series.errors)
    this.#firstTileMs = this.tileAtOrBefore(series.startMs) + TILE_MS
    this.#tiles = this.#runningTiles(series.events)
  }

  /** Instant of the newest evaluation of the long group, in ms. */
  tileAtOrBefore(atMs: number): number {
    return Math.floor((atMs - this.#tileMs) / TILE_MS) * TILE_MS + this.#tileMs
  }

  /** Sum over a window as it was recorded last at or before an instant. Windows of tiles are recorded with the tiles. */
  sumAt(atMs: number, { seconds, source }: Window): WindowSum {
    const end = source === 'base' ? atMs : this.tileAtOrBefore(atMs)
    const [from, to] = [this.#index(end - seconds * 1000), this.#index(end)]
    const over = (sums: Float64Array) => (sums[to] ?? 0) - (sums[from] ?? 0)
    return { events: over(this.#events), errors: over(this.#errors) }
  }

  /** Share of a window for which there are tiles, at most 1. */
  coverageAt(atMs: number, { seconds }: Window): number {
    const last = this.#tileIndex(atMs)
    const before = this.#tileIndex(atMs - seconds * 1000)
    return Math.min(1, ((this.#tiles[last] ?? 0) - (this.#tiles[before] ?? 0)) / (seconds / TILE_SECONDS))
  }

  /** How many values lie at or before an instant. */
  #index(atMs: number): number {
    const count = Math.floor((atMs - this.#startMs) / BASE_MS) + 1
    return Math.min(this.#events.length - 1, Math.max(0, count))
  }

  #tileIndex(atMs: number): number {
    const count = Math.floor((atMs - this.#firstTileMs) / TILE_MS) + 1
    return Math.min(this.#tiles.length - 1, Math.max(0, count))
  }

  #runningTiles(events: Float64Array): Int32Array {
    const known = runningSum(events.map((value) => (Number.isNaN(value) ? NaN : 1)))
    const endMs = this.#startMs + (events.length - 1) * BASE_MS
    const count = Math.max(0, Math.floor((endMs - this.#firstTileMs) / TILE_MS) + 1)
    const tiles = new Int32Array(count + 1)
    for (let tile = 1; tile <= count; tile++) {
      const atMs = this.#firstTileMs + (tile - 1) * TILE_MS
      const within = (known[this.#index(atMs)] ?? 0) - (known[this.#index(atMs - TILE_MS)] ?? 0)
      tiles[tile] = (tiles[tile - 1] ?? 0) + (within > 0 ? 1 : 0)
    }
    return tiles
  }
}

/** Element `n` is the sum of the first `n` values; unknown ones add nothing. */
function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (const [index, value] of values.entries())
    sums[index + 1] = (sums[index] ?? 0) + (Number.isNaN(value) ? 0 : value)
  return sums
}
