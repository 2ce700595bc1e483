import { expect, it } from '@jest/globals'
import { bruteForce, type TinyCase, type TinyResult } from '../../../test/support/brute-force.js'
import { tinyInput } from '../../../test/support/tiny-input.js'
import { Dice, tinyCase } from '../../../test/support/tiny-cases.js'
import { evaluateContract } from './evaluate-contract.js'
import type { Exact } from './exact.js'

const text = (ratio: Exact | null) => ratio?.fraction().toFraction() ?? null

/** The rule of the verdict once more, in plain words. */
function verdictOf({ worst, best }: TinyResult, objective: string): string {
  if (worst?.gte(objective) === true) return 'met'
  return best?.lt(objective) === true ? 'breached' : 'undetermined'
}

function check(tiny: TinyCase): void {
  const [result, tried] = [evaluateContract(tinyInput(tiny)), bruteForce(tiny)]
  const { achieved, worst, best, badIntervals, verdict } = result
  const asTried = (ratio: TinyResult['best']) => ratio?.toFraction() ?? null
  expect({ tiny, verdict, achieved: text(achieved), worst: text(worst), best: text(best) }).toEqual({
    ...{ tiny, verdict: verdictOf(tried, String(tiny.terms.objective)) },
    ...{ achieved: asTried(tried.achieved), worst: asTried(tried.worst), best: asTried(tried.best) },
  })
  const { known, worst: most } = badIntervals ?? { known: tried.badKnown, worst: tried.badWorst }
  expect({ tiny, known, most }).toEqual({ tiny, known: tried.badKnown, most: tried.badWorst })
}

const CASES = process.env['PLIMSOLL_SWEEP'] === 'all' ? 20_000 : 400

it(`judges ${CASES} small contracts as trying every unknown minute as good and as bad does`, () => {
  for (let seed = 0; seed < CASES; seed++) check(tinyCase(new Dice(seed)))
})
