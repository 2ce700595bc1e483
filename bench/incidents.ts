import { judgeTimings, type DurationSummary, type EdgeSummary } from '../test/support/outages/judge-timings.js'
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
/** Means are held to ± 5 s where they can be known so well: three standard errors of chance are no bias. */
const BIAS_SECONDS = 5
const TWO_WINDOWS_SECONDS = 120
/** Of fewer durations a median says nothing about a bias. */
const FEW = 30

/** How incidents of services with few and many events are timed, over outages of a model that is known event by event. */
export function incidents({ count = EACH }: BenchOptions): Promise<Findings> {
  const all: Timing[] = []
  const lines = SOURCES.flatMap((source) => {
    const found = SHARES.flatMap((share) => timingsOf(source, share, count))
    all.push(...found)
    return linesOf(nameOf(source), found)
  })
  return Promise.resolve({ lines: [...lines, ...linesOf('all', all)], comparedWith: comparedWith(count) })
}

function timingsOf(source: Source, share: (typeof SHARES)[number], count: number): readonly Timing[] {
  const found: Timing[] = []
  for (let seed = 1; seed <= count; seed++) {
    const timing = timeOutage(outageOf(source, share, seed + 1000 * SHARES.indexOf(share)))
    if (timing !== null) found.push(timing)
  }
  const { onset, recovery } = judgeTimings(found)
  const edge = ({ seen, mean, outside }: EdgeSummary) =>
    `${seen} seen, mean ${mean?.toFixed(1) ?? '–'} s, ${((outside ?? 0) * 100).toFixed(0)} % outside`
  console.error(
    `${nameOf(source)}, ${share * 100} %: ${found.length} of ${count} paged; onset ${edge(onset)}; recovery ${edge(recovery)}`,
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
    durationLine('time to detect', summary.detect),
    durationLine('time to recover', summary.recover),
  ]
  return lines.map((line) => ({ ...line, what: `${what}: ${line.what}` }))
}

function edgeLines(name: string, { seen, mean, standardError, worst, outside }: EdgeSummary): readonly Line[] {
  const few = (standardError ?? 0) * 3 > BIAS_SECONDS
  const about = `mean ${(mean ?? 0).toFixed(1)} ± ${(standardError ?? 0).toFixed(1)}`
  return [
    { what: `${name} seen`, value: seen, bar: null, unit: '' },
    { what: `${name}, ${about}`, value: Math.abs(mean ?? 0), bar: few ? null : BIAS_SECONDS, unit: 's' },
    { what: `${name}, worst`, value: worst, bar: TWO_WINDOWS_SECONDS, unit: 's' },
    { what: `${name} outside of what is stated`, value: (outside ?? 0) * 100, bar: null, unit: '%' },
  ]
}

function durationLine(name: string, { count, off }: DurationSummary): Line {
  const told = off.map((share) => (share * 100).toFixed(1)).join(', ')
  const value = Math.max(0, ...off.map(Math.abs)) * 100
  return {
    what: `${name} of ${count}: mean, median, p90 off by ${told}`,
    value,
    bar: count < FEW ? null : 5,
    unit: '%',
  }
}

function comparedWith(count: number): string {
  return (
    `${count} outages per source and share of failures (100, 50, 20, 5, 2 %), from 4 min to 6 h, plain, flapping, rising, with scrape gaps, at 99 to 99.95 %;\n` +
    'drawn event by event, evaluated every 30 s as the rules are, paged by the tiers of 30 days, measured every five minutes.\n' +
    'Seen: five errors are due in the piece of the outage next to the edge, and the edge is said to be certain to two windows of a sample.'
  )
}
