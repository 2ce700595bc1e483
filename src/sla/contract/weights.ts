import { fractionOf } from './exact.js'

/** Weights as whole numbers in the same proportion, so that sums of them are exact. */
export function wholeWeights(weights: readonly number[]): readonly number[] {
  const fractions = weights.map(fractionOf)
  const below = fractions.reduce((product, { d }) => lcm(product, d), 1n)
  return fractions.map(({ n, d }) => Number((n * below) / d))
}

function lcm(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b]
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return (a / divisor) * b
}
