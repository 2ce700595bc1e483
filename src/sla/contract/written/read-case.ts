import { dayIn } from '../../../calendar/calendar-days.js'
import type { Interval } from '../../../calendar/interval.js'
import { periodAt, type PeriodRule } from '../../../calendar/period.js'
import type { Terms } from '../../terms.js'
import type { ContractInput, Member } from '../contract-input.js'
import { fractionOf } from '../exact.js'
import { minuteOf } from '../spans.js'
import type { WrittenCase } from './case-schema.js'
import { readRows } from './read-rows.js'
import { readTerms } from './read-terms.js'

/** What an evaluation takes, out of a written case. */
export function readCase(written: WrittenCase): ContractInput {
  const { period, rule } = readPeriod(written)
  const memberRuns = Object.entries(written.members ?? { all: written.minutes ?? [] })
  const terms = readTerms(
    written.contract,
    rule,
    memberRuns.map(([name]) => name),
  )
  return {
    terms,
    period,
    members: memberRuns.map(([name]) => readMember(written, name, { period, terms })),
    exclusions: written.exclusions.map(({ kind, from, to, announced, name = kind }) => ({
      ...{ kind, from, to, name },
      announced: announced ?? null,
    })),
    judgedTo: written.judged_to ?? null,
    history: written.history,
    yearUsed: fractionOf(written.contract.credits?.cap_year?.used ?? 0),
    support: written.support.map(({ opened, target, done }) => ({ opened, target: target.within, done: done ?? null })),
    recoveries: written.recoveries.map(({ name, at, recovery, loss }) => ({
      ...{ name, at },
      recoverySeconds: recovery,
      lossSeconds: loss,
    })),
    now: written.now ?? null,
  }
}

export function readPeriod({ period, timezone }: WrittenCase): {
  readonly period: Interval
  readonly rule: PeriodRule
} {
  if ('unit' in period) {
    const rule = { unit: period.unit, timezone, yearStarts: period.year_starts }
    return { period: periodOn(period.at, rule), rule }
  }
  if (period.kind === 'billing') {
    // Any month with 31 days will do: every period is counted from its anchor.
    const day = String(period.anchor_day).padStart(2, '0')
    const rule = { start: `2000-01-${day}`, every: { months: 1 }, timezone }
    return { period: periodOn(period.at, rule), rule }
  }
  if (period.kind === 'rolling') {
    const rule = { lastDays: period.days, timezone }
    return { period: periodAt(period.end, rule).interval, rule }
  }
  const { from, to } = period
  return { period: { from, to }, rule: { unit: 'month', timezone } }
}

function periodOn(day: string, rule: PeriodRule): Interval {
  return periodAt(dayIn(new Date(day), rule.timezone).interval.from, rule).interval
}

interface Frame {
  readonly period: Interval
  readonly terms: Terms
}

function readMember(written: WrittenCase, name: string, { period, terms }: Frame): Member {
  const minutes = written.members?.[name] ?? written.minutes ?? []
  const of = (beside: WrittenCase['before']) => (Array.isArray(beside) ? beside : (beside[name] ?? []))
  const rows = readRows({
    ...{ minutes, fill: written.fill ?? null, before: of(written.before), after: of(written.after) },
    from: minuteOf(period.from),
    length: minuteOf(period.to) - minuteOf(period.from),
    weights: terms.measure.weights ?? {},
  })
  return { name, rows }
}
