import { formatDuration, parseDuration } from '../../shared/duration.js'
import { shortWindowFor, upToWindowLength, windowOf } from '../../slo/windows.js'
import { placed, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { DEFAULT_PERIOD } from '../foreign-options.js'
import { writtenTiers } from '../written-tiers.js'

/** One burn-rate alert of a file of Sloth, as it would be written. */
export interface SlothTier {
  readonly severity: 'page' | 'ticket'
  readonly budget: Placed
  readonly long: Placed
  readonly short: Placed
}

/** A document `kind: AlertWindows`: the period that SLOs have, and when they alert. */
export interface SlothWindows {
  readonly document: ForeignField
  readonly period: Placed
  readonly periodSeconds: number
  /** `null`: the usual ones of the period. */
  readonly tiers: readonly SlothTier[] | null
}

/** Reads a document `kind: AlertWindows`; `null`, and said, where something is missing. */
export function readSlothWindows(document: ForeignField): SlothWindows | null {
  document.skip('apiVersion', 'kind')
  document.take('metadata').skip()
  const spec = document.need('spec', { message: 'expected a map', hint: 'add `spec: {sloPeriod: 7d, page: {…}}`' })
  const period = spec.need('sloPeriod', { message: 'expected a duration', hint: 'add `sloPeriod: 7d`' })
  const periodSeconds = secondsOf(period)
  const tiers = (['page', 'ticket'] as const).flatMap((severity) => readPair(spec, severity))
  document.reportUnread()
  const whole = tiers.flatMap((tier) => tier ?? [])
  if (periodSeconds === null || whole.length < tiers.length) return null
  const written = formatDuration(periodSeconds)
  return {
    document,
    period: placed(written, period),
    periodSeconds,
    tiers: isUsual(whole, written) ? null : whole,
  }
}

function readPair(spec: ForeignField, severity: 'page' | 'ticket'): (SlothTier | null)[] {
  const pair = spec.need(severity, { message: 'expected a map with quick and slow', hint: `add \`${severity}: {…}\`` })
  return ['quick', 'slow'].map((key) => {
    const tier = pair.need(key, { message: 'expected a map', hint: `add \`${key}: {errorBudgetPercent: …}\`` })
    return tier.given ? readTier(tier, severity) : null
  })
}

function readTier(tier: ForeignField, severity: 'page' | 'ticket'): SlothTier | null {
  const budget = tier.need('errorBudgetPercent', { message: 'expected a percentage', hint: 'add a number such as 2' })
  const [short, long] = ['shortWindow', 'longWindow'].map((key) =>
    tier.need(key, { message: 'expected a duration', hint: `add \`${key}: 1h\`` }),
  )
  if (short === undefined || long === undefined) return null
  const [percent, shortSeconds, longSeconds] = [budget.number(), secondsOf(short), secondsOf(long)]
  if (percent === null || shortSeconds === null || longSeconds === null) return null
  return {
    severity,
    budget: placed(`${percent}%`, budget),
    long: placed(formatDuration(longSeconds), long),
    short: placed(shortOf(shortSeconds, short), short),
  }
}

/** The short window ends an alert: a longer one that is recorded raises it no later, since it fills before the long one does. */
function shortOf(seconds: number, field: ForeignField): string {
  const written = formatDuration(upToWindowLength(seconds))
  if (written !== formatDuration(seconds)) {
    field.changed(`becomes ${written}, the next window that is recorded: alerts rise as before, and end later`)
  }
  return written
}

function secondsOf(field: ForeignField): number | null {
  const text = field.text()
  const seconds = text === null ? null : parseDuration(text)
  if (text !== null && seconds === null) field.refuse('expected a duration such as 7d or 1h30m')
  return seconds
}

/** What an SLO has anyway need not be written. */
function isUsual(tiers: readonly SlothTier[], period: string): boolean {
  const usual = writtenTiers(period).map(({ severity, budget, long }) => {
    const short = shortWindowFor(windowOf(parseDuration(long) ?? 0)).name
    return [severity, budget, long, short].join()
  })
  const read = tiers.map(({ severity, budget, long, short }) =>
    [severity, budget.value, long.value, short.value].join(),
  )
  return usual.join('\n') === read.join('\n')
}

/**
 * The one of several such documents that holds: that of the period asked for; where nobody asked, the only one, or that of Sloth's own period. `null`: none does, and
 * the period is the one asked for, or Sloth's own.
 *
 * @param asked a duration; `null`: nobody said
 */
export function chooseWindows(all: readonly SlothWindows[], asked: string | null): SlothWindows | null {
  const chosen = withPeriod(all, asked) ?? (asked === null ? only(all) : null)
  const period = chosen === null ? (asked ?? DEFAULT_PERIOD) : String(chosen.period.value)
  for (const one of all.filter((other) => other !== chosen)) {
    const at = one.document.take('spec').take('sloPeriod')
    if (one.periodSeconds === chosen?.periodSeconds)
      at.refuse(`two documents are for ${period}`, 'take one of them out')
    else at.changed(`left out: the period of these SLOs is ${period}`, 'plimsoll import --period chooses another')
  }
  return chosen
}

function withPeriod(all: readonly SlothWindows[], asked: string | null): SlothWindows | null {
  const seconds = parseDuration(asked ?? DEFAULT_PERIOD)
  return all.find(({ periodSeconds }) => periodSeconds === seconds) ?? null
}

function only(all: readonly SlothWindows[]): SlothWindows | null {
  return new Set(all.map(({ periodSeconds }) => periodSeconds)).size === 1 ? (all[0] ?? null) : null
}
