import { Fraction } from 'fraction.js'
import { type Exact, lazily } from './exact.js'

/** Up to so many denominators a sum is short. */
const SHORT = 64

/** So many numbers are copied sooner than remembered where they stand. */
const FEW = 32

/**
 * A sum of many fractions, as they were added: those of a month have few denominators where traffic is low, and thousands where it is high. They
 * are brought under one only when the fraction itself is asked for, and adding two sums copies neither.
 */
export class RationalSum {
  /** Numerators, each followed by its denominator. */
  readonly #pairs: number[] = []
  /** What is beyond whole numbers that floating point holds. */
  readonly #large: [bigint, bigint][] = []
  /** They do not change any more. */
  readonly #sums: RationalSum[] = []
  #value = 0
  #terms = 0

  /**
   * @param numerator whole, >= 0
   * @param denominator whole, > 0
   */
  add(numerator: number, denominator: number): void {
    if (numerator === 0) return
    this.#count(numerator / denominator)
    const divisor = commonDivisor(numerator, denominator)
    this.#put(numerator / divisor, denominator / divisor)
  }

  addLarge(numerator: bigint, denominator: bigint): void {
    if (numerator === 0n) return
    this.#count(Number(numerator) / Number(denominator))
    this.#large.push([numerator, denominator])
  }

  /** @param other nothing is added to it any more */
  addSum(other: RationalSum): void {
    if (other.#terms === 0) return
    this.#value += other.#value
    this.#terms += other.#terms
    if (other.#sums.length > 0 || other.#large.length > 0 || other.#pairs.length > FEW) this.#sums.push(other)
    else for (let i = 0; i < other.#pairs.length; i += 2) this.#put(other.#pairs[i] ?? 0, other.#pairs[i + 1] ?? 1)
  }

  /** The sum, once nothing is added any more. */
  get exact(): Exact {
    const isLong = this.#size > SHORT
    return lazily({ value: this.#value, slack: this.#value * (this.#terms + 4) * 2 ** -52, isLong }, () => {
      const numerators = new Map<number, bigint>()
      const large: [bigint, bigint][] = []
      this.#collect(numerators, large)
      const parts = [...numerators].map(([below, above]): [bigint, bigint] => [above, BigInt(below)])
      return new Fraction(...addAll([...parts, ...large]))
    })
  }

  /** How many fractions it is made of; of those that stand in several sums each counts. */
  get #size(): number {
    const own = this.#pairs.length / 2 + this.#large.length
    return this.#sums.reduce((size, sum) => size + sum.#size, own)
  }

  #collect(numerators: Map<number, bigint>, large: [bigint, bigint][]): void {
    for (let i = 0; i < this.#pairs.length; i += 2) {
      const [above = 0, below = 1] = [this.#pairs[i], this.#pairs[i + 1]]
      numerators.set(below, (numerators.get(below) ?? 0n) + BigInt(above))
    }
    large.push(...this.#large)
    for (const sum of this.#sums) sum.#collect(numerators, large)
  }

  #count(value: number): void {
    this.#value += value
    this.#terms += 1
  }

  /** Neighbours are often of one denominator: bad minutes all are. */
  #put(numerator: number, denominator: number): void {
    const last = this.#pairs.length - 2
    const sum = (this.#pairs[last] ?? 0) + numerator
    if (last >= 0 && this.#pairs[last + 1] === denominator && Number.isSafeInteger(sum)) this.#pairs[last] = sum
    else this.#pairs.push(numerator, denominator)
  }
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

/** By halves, so that factors of a product are of like size; not reduced on the way, which costs more than it saves. */
function addAll(parts: readonly [bigint, bigint][]): [bigint, bigint] {
  if (parts.length === 0) return [0n, 1n]
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const half = parts.length >> 1
  const [a, b] = addAll(parts.slice(0, half))
  const [c, d] = addAll(parts.slice(half))
  return [a * d + c * b, b * d]
}
