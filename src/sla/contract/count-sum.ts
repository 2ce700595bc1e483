import { Fraction } from 'fraction.js'

/** Counts are cleaned to millionths: what lies beyond is noise of floating point. */
const PER_EVENT = 1e6

/** Up to it millionths are whole numbers without loss. */
const LARGEST = 2 ** 52 / PER_EVENT

/** A count in whole millionths, exact up to counts of 4.5 thousand millions. */
export function millionths(count: number): number {
  return Math.round(count * PER_EVENT)
}

/** A count of any size in whole millionths. */
export function bigMillionths(count: number): bigint {
  const whole = Math.trunc(count)
  return BigInt(whole) * BigInt(PER_EVENT) + BigInt(millionths(count - whole))
}

/** A sum of counts without loss, quick as long as they are of usual size. */
export class CountSum {
  #big = 0n
  #small = 0

  /** @param count >= 0 */
  add(count: number): void {
    if (count > LARGEST) {
      this.#big += bigMillionths(count)
      return
    }
    this.#small += millionths(count)
    if (this.#small > 2 ** 52) this.#flush()
  }

  addSum(other: CountSum): void {
    this.#big += other.millionths
  }

  get millionths(): bigint {
    this.#flush()
    return this.#big
  }

  get fraction(): Fraction {
    return new Fraction(this.millionths, BigInt(PER_EVENT))
  }

  #flush(): void {
    this.#big += BigInt(this.#small)
    this.#small = 0
  }
}
