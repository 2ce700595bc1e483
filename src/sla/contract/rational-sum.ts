import { Fraction } from 'fraction.js'
import { type Exact, lazily } from './exact.js'

/** Up to so many denominators a sum is short. */
const SHORT = 64

/**
 * A sum of many fractions, by denominator: those of a month have few denominators where traffic is low, and thousands where it is high. They are
 * brought under one only when the fraction itself is asked for.
 */
export class RationalSum {
  readonly #numerators = new Map<number, number>()
  /** What is beyond whole numbers that floating point holds. */
  readonly #large: [bigint, bigint][] = []
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

  addSum(other: RationalSum): void {
    this.#value += other.#value
    this.#terms += other.#terms
    for (const [denominator, numerator] of other.#numerators) this.#put(numerator, denominator)
    this.#large.push(...other.#large)
  }

  /** The sum, once nothing is added any more. */
  get exact(): Exact {
    const isLong = this.#numerators.size + this.#large.length > SHORT
    return lazily({ value: this.#value, slack: this.#value * (this.#terms + 4) * 2 ** -52, isLong }, () => {
      const parts: [bigint, bigint][] = [...this.#numerators].map(([below, above]) => [BigInt(above), BigInt(below)])
      return new Fraction(...addAll([...parts, ...this.#large]))
    })
  }

  #count(value: number): void {
    this.#value += value
    this.#terms += 1
  }

  #put(numerator: number, denominator: number): void {
    const sum = (this.#numerators.get(denominator) ?? 0) + numerator
    if (Number.isSafeInteger(sum)) this.#numerators.set(denominator, sum)
    else this.#large.push([BigInt(numerator), BigInt(denominator)])
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
