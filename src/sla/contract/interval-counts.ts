import type { Terms } from '../terms.js'
import type { MinuteRows } from './contract-input.js'
import { bigMillionths, millionths } from './count-sum.js'
import { COUNTED, LEFT_OUT, type Mask } from './mask.js'
import { minuteOf, type Span } from './spans.js'

/** Up to it floating point adds millionths without loss, and multiplies them by 60 minutes. */
const LARGEST = 2 ** 46

/** What the minutes of one interval come to. One object that is read into again and again: a month has thousands of intervals. */
export class IntervalCounts {
  /** Minutes of which something is known; those left out by a contract that keeps them are among them, without their errors. */
  known = 0
  unknown = 0
  /** Unknown ones that are good all the same, because they are left out and kept. */
  unknownGood = 0
  /** Minutes that are left out and kept. */
  kept = 0
  /** In millionths, exact up to `isLarge`. */
  events = 0
  errors = 0
  readonly #rows: MinuteRows
  readonly #mask: Mask
  readonly #terms: Terms
  #span: Span = { from: 0, to: 0 }

  constructor(rows: MinuteRows, mask: Mask, terms: Terms) {
    this.#rows = rows
    this.#mask = mask
    this.#terms = terms
  }

  /** Minutes that the interval weighs. */
  get length(): number {
    return this.known + this.unknown + this.unknownGood
  }

  get isLarge(): boolean {
    return this.events > LARGEST
  }

  read(span: Span): void {
    this.#span = span
    this.known = this.unknown = this.unknownGood = this.kept = this.events = this.errors = 0
    const [first, shift] = [span.from - minuteOf(this.#rows.from), span.from - this.#mask.from]
    for (let i = 0; i < span.to - span.from; i++) {
      const is = this.#mask.of[shift + i]
      const isKept = is === LEFT_OUT && this.#terms.excludedTime === 'good'
      if (is === COUNTED || isKept) this.#readMinute(first + i, isKept)
    }
  }

  #readMinute(row: number, isKept: boolean): void {
    const events = this.#rows.events[row] ?? Number.NaN
    const errors = this.#rows.errors[row] ?? Number.NaN
    if (isKept) this.kept += 1
    if (Number.isNaN(events) || Number.isNaN(errors)) this.#addUnknown(isKept)
    else this.#addKnown(events, isKept ? 0 : errors)
  }

  #addUnknown(isKept: boolean): void {
    if (isKept) this.unknownGood += 1
    else if (this.#terms.measure.noData !== 'exclude') this.unknown += 1
  }

  #addKnown(events: number, errors: number): void {
    const all = Math.max(0, millionths(events))
    this.known += 1
    this.events += all
    this.errors += Math.min(all, Math.max(0, millionths(errors)))
  }

  /** Errors and events in millionths, however large they are. */
  exactly(): { readonly errors: bigint; readonly events: bigint } {
    if (!this.isLarge) return { errors: BigInt(this.errors), events: BigInt(this.events) }
    const [first, shift] = [this.#span.from - minuteOf(this.#rows.from), this.#span.from - this.#mask.from]
    let [errors, events] = [0n, 0n]
    for (let i = 0; i < this.#span.to - this.#span.from; i++) {
      const is = this.#mask.of[shift + i]
      const isKept = is === LEFT_OUT && this.#terms.excludedTime === 'good'
      const [some, all] = is === COUNTED || isKept ? this.#largeMinute(first + i) : NOTHING
      events += all
      if (!isKept) errors += some
    }
    return { errors, events }
  }

  #largeMinute(row: number): readonly [bigint, bigint] {
    const [events, errors] = [this.#rows.events[row] ?? Number.NaN, this.#rows.errors[row] ?? Number.NaN]
    if (Number.isNaN(events) || Number.isNaN(errors)) return NOTHING
    const [all, some] = [bigMillionths(Math.max(0, events)), bigMillionths(Math.max(0, errors))]
    return [some > all ? all : some, all]
  }
}

const NOTHING = [0n, 0n] as const
