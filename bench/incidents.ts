import { mostOff, type DurationSummary } from '../test/support/outages/judge-durations.js'
import { judgeTimings, type EdgeSummary } from '../test/support/outages/judge-timings.js'
import {
  outageOf,
  SHARES,
  SOURCES,
  timeOutage,
  type Source,
  type Timing,
} from '../test/support/outages/outage-cases.js'
import type { BenchOptions, Findings, Line } from './line.js'

/** Outages that are drawn per source and share. */
const EACH = 200
/** Means are held to ± 5 s beside the best observer, where that is known to half of it: two standard errors. */
const BIAS_SECONDS = 5
const TWO_WINDOWS_SECONDS = 120
/** Durations are held to so many percent, or to what the best observer is off by: scrapes a minute apart tell no median of two minutes better. */
const DURATIONS_PERCENT = 5
/** Of fewer durations a median says nothing about a bias. */
const FEW = 30

/** How incidents of services with few and many events are timed, over outages of a model that is known event by event. */
export function incidents({ count = EACH, firstSeed = 1, only = [] }: BenchOptions): Promise<Findings> {
  const all: Timing[] = []
  const sources = SOURCES.filter((source) => only.length === 0 || only.includes(nameOf(source)))
  if (sources.length === 0) throw new Error(`no source of that name; there are ${SOURCES.map(nameOf).join(', ')}`)
  const lines = sources.flatMap((source) => {
    const found = SHARES.flatMap((share) => timingsOf(source, share, { from: firstSeed, to: firstSeed + count }))
    all.push(...found)
    return linesOf(nameOf(source), found)
  })
  return Promise.resolve({ lines: [...lines, ...linesOf('all', all)], comparedWith: comparedWith(count) })
}

interface Seeds {
  readonly from: number
  /** Not included. */
  readonly to: number
}

function timingsOf(source: Source, share: (typeof SHARES)[number], seeds: Seeds): readonly Timing[] {
  const found: Timing[] = []
  for (let seed = seeds.from; seed < seeds.to; seed++) {
    const timing = timeOutage(outageOf(source, share, seed + 1000 * SHARES.indexOf(share)))
    if (timing !== null) found.push(timing)
  }
  const { onset, recovery } = judgeTimings(found)
  const edge = ({ seen, mean, outside }: EdgeSummary) =>
    `${seen} seen, mean ${mean?.toFixed(1) ?? '–'} s, ${((outside ?? 0) * 100).toFixed(0)} % outside`
  console.error(
    `${nameOf(source)}, ${share * 100} %: ${found.length} of ${seeds.to - seeds.from} paged; onset ${edge(onset)}; recovery ${edge(recovery)}`,
  )
  return found
}

function nameOf(source: Source): string {
  return typeof source === 'number' ? `${source}/s` : source
}

function linesOf(what: string, found: readonly Timing[]): readonly Line[] {
  const summary = judgeTimings(found)
  const lines: readonly Line[] = [
    { what: 'outages that paged', value: summary.count, bar: null, unit: '' },
    { what: 'not one incident', value: summary.notOneIncident * 100, bar: 2, unit: '%' },
    { what: 'said to be over while it went on', value: summary.overTooEarly, bar: 0, unit: '' },
    { what: 'never said to be over', value: summary.neverOver, bar: 0, unit: '' },
    { what: 'negative times', value: summary.negative, bar: 0, unit: '' },
    ...edgeLines('onset', summary.onset),
    ...edgeLines('recovery', summary.recovery),
    ...durationLines('time to detect', summary.detect),
    ...durationLines('time to recover', summary.recover),
  ]
  return lines.map((line) => ({ ...line, what: `${what}: ${line.what}` }))
}

function edgeLines(name: string, edge: EdgeSummary): readonly Line[] {
  const [apart, error] = [edge.besideBest ?? 0, edge.besideBestError ?? Infinity]
  const about = (mean: number | null, standardError: number | null) =>
    `${(mean ?? 0).toFixed(1)} ± ${(standardError ?? 0).toFixed(1)}`
  return [
    { what: `${name} seen`, value: edge.seen, bar: null, unit: '' },
    { what: `${name} that could be seen and is doubted`, value: edge.doubted, bar: null, unit: '' },
    {
      what: `${name}, mean ${about(edge.mean, edge.standardError)}`,
      value: Math.abs(edge.mean ?? 0),
      bar: null,
      unit: 's',
    },
    {
      what: `${name}, mean beside the best observer ${about(apart, edge.besideBestError)}`,
      value: Math.abs(apart),
      bar: 2 * error > BIAS_SECONDS ? null : BIAS_SECONDS,
      unit: 's',
    },
    { what: `${name}, worst`, value: edge.worst, bar: TWO_WINDOWS_SECONDS, unit: 's' },
    { what: `${name}, worst of the best observer`, value: edge.bestWorst, bar: null, unit: 's' },
    { what: `${name} outside of what is stated`, value: (edge.outside ?? 0) * 100, bar: null, unit: '%' },
  ]
}

function durationLines(name: string, { count, stats }: DurationSummary): readonly Line[] {
  const percent = (share: number | null) => (share === null ? '–' : (share * 100).toFixed(1))
  return stats.map((stat) => {
    const { off, standardError, bestOff, rankOff } = stat
    const rank = rankOff === null ? '' : `, rank by ${percent(rankOff)}`
    return {
      what: `${name}, ${stat.name} of ${count} off by ${percent(off)} ± ${percent(standardError)} (best observer ${percent(bestOff)})${rank}`,
      value: mostOff(stat) * 100,
      bar: count < FEW ? null : Math.max(DURATIONS_PERCENT, Math.abs(bestOff ?? 0) * 100),
      unit: '%',
    }
  })
}

function comparedWith(count: number): string {
  return (
    `${count} outages per source and share of failures (100, 50, 20, 5, 2 %), from 4 min to 6 h, plain, flapping, rising, with scrape gaps, at 99 to 99.95 %;\n` +
    'drawn event by event, evaluated every 30 s as the rules are, paged by the tiers of 30 days, measured every five minutes.\n' +
    'Seen: an observer who reads every scrape and knows both error ratios would be certain to two windows of a sample (99.9 %), and the edge is said to be as\n' +
    'certain. Outside: of all whose uncertainty is told, where five errors are due in the piece of the outage next to the edge.'
  )
}
