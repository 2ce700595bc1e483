import { windowFunctions } from './window-functions.js'

/** Functions whose result grows with the number of samples that they see. */
const SUMMING = ['sum_over_time', 'count_over_time']

/**
 * The steps at which a query looks at samples over `$window`: `''` at those of the scrapes, `1m` in `x[$window:1m]`, `default` in `x[$window:]`.
 *
 * @returns one text, equal for queries that count at the same rate; `''` also where the number of samples does not matter
 */
export function windowSteps(query: string): string {
  if (![...windowFunctions(query)].some((name) => SUMMING.includes(name))) return ''
  const steps = [...query.matchAll(/\[\s*\$window\s*(:\s*([^\]\s]*))?\s*\]/g)].map(([, colon, step]) =>
    colon === undefined ? '' : step === undefined || step === '' ? 'default' : step,
  )
  return [...new Set(steps)].toSorted().join()
}
