import type { Past } from './facts.js'

/** Objectives that people understand, in percent, strictest first. */
const LADDER = [99.99, 99.95, 99.9, 99.5, 99, 98, 95, 90] as const

/** Fewer failures than this in a period are luck, not a level. */
const LEAST_FAILURES = 10

const PERIOD_DAYS = 30

/** With less of the budget left than this, the next bad day breaks the objective. */
const ROOM = 0.25

export interface Pick {
  /** Percent. */
  readonly objective: number
  /** Good share, [0, 1]. */
  readonly sli: number
  /** Unspent share of the budget that the past would have left; unseen time counts as without errors. */
  readonly budgetLeft: number
  /** Whether the past kept it with room to spare: if not, it is nothing to propose. */
  readonly kept: boolean
  /** Sentences: what made the choice. */
  readonly why: readonly string[]
}

/**
 * The strictest objective that the past kept with a quarter of the budget to spare, of those whose budget allows enough failures to tell a level from luck.
 *
 * @param strictest percent that is not exceeded, however good the past was
 * @returns `null` where nothing happened
 */
export function pickObjective(past: Past, strictest = 99.99): Pick | null {
  if (!(past.events > 0)) return null
  const sli = 1 - Math.min(1, Math.max(0, past.bad / past.events))
  const eventsPerPeriod = (past.events / past.days / Math.max(past.coverage, 1 / 720)) * PERIOD_DAYS
  const allowed = LADDER.filter((objective) => objective <= strictest)
  const room = (objective: number) => roomOf(sli, objective)
  const roomy = allowed.find((objective) => room(objective) >= ROOM)
  const tells = (objective: number) => eventsPerPeriod * (1 - objective / 100) >= LEAST_FAILURES
  const calmest = allowed.at(-1) ?? 90
  const objective = allowed.find((one) => one <= (roomy ?? calmest) && tells(one)) ?? calmest
  const met = allowed.find((one) => sli * 100 >= one)
  return {
    objective,
    sli,
    budgetLeft: 1 - ((1 - sli) * past.coverage) / (1 - objective / 100),
    kept: roomy !== undefined,
    why: [
      ...(met === undefined || met === roomy ? [] : [tight(met, room(met))]),
      ...reasons({ objective, roomy, calmest, eventsPerPeriod }),
    ],
  }
}

/** Share of the budget left of what was seen: that half of the past is unknown makes no room. Rounded, so that 0.25 in decimals is a quarter. */
function roomOf(sli: number, objective: number): number {
  return Number((1 - (1 - sli) / (1 - objective / 100)).toFixed(9))
}

function reasons(choice: {
  readonly objective: number
  readonly roomy: number | undefined
  readonly calmest: number
  readonly eventsPerPeriod: number
}): string[] {
  const { objective, roomy, calmest, eventsPerPeriod } = choice
  if (roomy === undefined) return [notKept(calmest)]
  return objective === roomy ? [] : [luck(roomy, eventsPerPeriod)]
}

function notKept(calmest: number): string {
  return `The past did not keep even ${calmest} % with a quarter of the budget to spare: what to promise is a decision, not history.`
}

function tight(objective: number, left: number): string {
  return `The past met ${objective} % with ${Math.floor(left * 100)} % of its budget left: the next bad day would break it.`
}

function luck(objective: number, eventsPerPeriod: number): string {
  const failures = eventsPerPeriod * (1 - objective / 100)
  const count = failures < 1 ? 'not a single failure' : `${Math.floor(failures)} failures`
  return `The past kept ${objective} %, but at this traffic that allows ${count} in ${PERIOD_DAYS} days: luck, not a level.`
}
