import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputSeries, RuleGroup } from '../../src/promql/rule.js'
import { counter, type Phase } from './peer-series.js'

/** An SLO of another tool, with what both tools need to measure it. */
export interface PeerSlo {
  /** As the table of docs/migrating.md calls it. */
  readonly name: string
  /** The text of the tool's own file, from the folder of files of others. */
  readonly source: (folder: string) => string
  readonly service: string
  readonly slo: string
  /** Share of events that may fail. */
  readonly budget: number
  /** Matchers of the tool's own pages. */
  readonly page: string
  readonly rules: (folder: string) => RuleGroup[]
  readonly series: (phases: readonly Phase[]) => InputSeries[]
  /** Troubles of an hour beside the usual ones, as multiples of the budget. */
  readonly more?: readonly number[]
  /** promtool 2.42 cannot read native histograms in a test. */
  readonly native?: boolean
}

/** A trouble: how long, and the share of events that fails meanwhile. */
export interface Course {
  readonly name: string
  /** Seconds without any failure before it. */
  readonly quiet: number
  readonly seconds: number
  readonly failing: number
}

/** A file as its project publishes it. */
export const published =
  (file: string): PeerSlo['source'] =>
  (folder) =>
    readFileSync(join(folder, file), 'utf8')

/** Requests that are answered well or fail, in a counter each. */
export const requests =
  (good: string, bad: string): PeerSlo['series'] =>
  (phases) => [counter(good, phases, (failing) => 1 - failing), counter(bad, phases, (failing) => failing)]

/** A histogram whose bucket holds what goes well. */
export const histogram =
  (bucket: string, count: string): PeerSlo['series'] =>
  (phases) => [counter(bucket, phases, (failing) => 1 - failing), counter(count, phases, () => 1)]
