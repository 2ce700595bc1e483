import type { Past } from './facts.js'

/** Objectives that people understand, in percent, strictest first. */
const LADDER = [99.99, 99.95, 99.9, 99.5, 99, 98, 95, 90] as const

/** Fewer failures than this in a period are luck, not a level. */
const LEAST_FAILURES = 10

const PERIOD_DAYS = 30

export interface Pick {
  /** Percent. */
  readonly objective: number
  /** Good share, [0, 1]. */
  readonly sli: number
  /** Unspent share of the budget that the past would have left; unseen time counts as without errors. */
  readonly budgetLeft: number
  /** Sentences: what made the choice. */
  readonly why: readonly string[]
}

/**
 * The strictest objective that the past met, of those whose budget allows enough failures to tell a level from luck.
 *
 * @param strictest percent that is not exceeded, however good the past was
 * @returns `null` where nothing happened
 */
export function pickObjective(past: Past, strictest = 99.99): Pick | null {
  if (!(past.events > 0)) return null
  const sli = 1 - Math.min(1, Math.max(0, past.bad / past.events))
  const eventsPerPeriod = (past.events / past.days / Math.max(past.coverage, 1 / 720)) * PERIOD_DAYS
  const allowed = LADDER.filter((objective) => objective <= strictest)
  const telling = allowed.filter((objective) => eventsPerPeriod * (1 - objective / 100) >= LEAST_FAILURES)
  const met = allowed.find((objective) => sli * 100 >= objective)
  const objective = (met === undefined ? undefined : telling.find((one) => one <= met)) ?? allowed.at(-1) ?? 90
  const left = (percent: number) => 1 - ((1 - sli) * past.coverage) / (1 - percent / 100)
  return {
    objective,
    sli,
    budgetLeft: left(objective),
    why: [
      ...reasons({ objective, met, eventsPerPeriod }),
      ...(met === undefined ? [] : tightness({ objective, calmer: allowed.find((one) => one < objective), left })),
    ],
  }
}

function tightness(choice: {
  readonly objective: number
  readonly calmer: number | undefined
  readonly left: (percent: number) => number
}): string[] {
  const { objective, calmer, left } = choice
  if (calmer === undefined || left(objective) >= TIGHT) return []
  return [`That is tight: at ${calmer} %, ${(left(calmer) * 100).toFixed(0)} % of the budget would be left.`]
}

/** With less of the budget left than this, the next bad day breaks the objective. */
const TIGHT = 0.25

function reasons(choice: { objective: number; met: number | undefined; eventsPerPeriod: number }): string[] {
  const { objective, met, eventsPerPeriod } = choice
  if (met === undefined)
    return [`The past did not meet even ${objective} %: this is where to begin, not what users deserve.`]
  if (objective === met) return []
  const failures = eventsPerPeriod * (1 - met / 100)
  const count = failures < 1 ? 'not a single failure' : `${Math.floor(failures)} failures`
  return [`The past met ${met} %, but at this traffic that allows ${count} in ${PERIOD_DAYS} days: luck, not a level.`]
}
