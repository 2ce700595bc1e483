import { suggestName } from '../shared/nearest-name.js'
import type { Origin, Origins, Place } from '../yaml/located.js'
import { isRawMap } from '../yaml/raw.js'
import type { ForeignReport } from './foreign-report.js'

/** What reading a foreign document needs: places of its parts, and where to say what became of them. */
export interface Desk {
  readonly origins: Origins
  readonly report: ForeignReport
}

/** What was expected under a key, and what to write. */
export interface Wanted {
  readonly message: string
  readonly hint: string
}

/**
 * A value of a foreign document with its place. What is not there is a field too, empty, of which nothing is said. Remembers which of its
 * keys were asked for, so that the others can be named.
 */
export class ForeignField {
  /** `null` where nothing is given. */
  readonly value: unknown
  readonly place: Place
  readonly desk: Desk
  readonly #asked = new Map<string, ForeignField>()
  #isRefused = false

  constructor(value: unknown, place: Place, desk: Desk) {
    this.value = value ?? null
    this.place = place
    this.desk = desk
  }

  get origin(): Origin {
    return this.place.value
  }

  /** Whether anything stands there. */
  get given(): boolean {
    return this.value !== null
  }

  /** Itself where it is given. */
  get orNull(): ForeignField | null {
    return this.given ? this : null
  }

  /** The entry under a key. */
  take(key: string): ForeignField {
    const known = this.#asked.get(key)
    if (known !== undefined) return known
    const found = isRawMap(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : null
    const field = this.#entry(key, found)
    this.#asked.set(key, field)
    return field
  }

  /** As `take`, but the key must be there. */
  need(key: string, wanted: Wanted): ForeignField {
    const field = this.take(key)
    if (!field.given) this.missing(key, wanted)
    return field
  }

  /** Keys, or without any the whole value, that mean nothing to the promise. */
  skip(...keys: readonly string[]): void {
    const all = keys.length === 0 && isRawMap(this.value) ? Object.keys(this.value) : keys
    for (const key of all) this.#asked.set(key, this.#entry(key, null))
  }

  /** All entries of a map. */
  entries(): [string, ForeignField][] {
    if (isRawMap(this.value)) {
      return Object.keys(this.value)
        .map((key): [string, ForeignField] => [key, this.take(key)])
        .filter(([, field]) => field.given)
    }
    this.refuse('expected a map of keys')
    return []
  }

  /** All elements of a list. */
  items(): ForeignField[] {
    if (Array.isArray(this.value)) {
      return this.value.map((value: unknown, index) => {
        const key = String(index)
        const field = this.#asked.get(key) ?? this.#entry(key, value)
        this.#asked.set(key, field)
        return field
      })
    }
    this.refuse('expected a list')
    return []
  }

  /** Its text; a bare number or truth value is the text that was typed. `null`, and said, when it is neither. */
  text(): string | null {
    this.read()
    if (typeof this.value === 'string') return this.value
    if (typeof this.value === 'number' || typeof this.value === 'boolean') return this.typed
    this.refuse('expected a text')
    return null
  }

  /** What was typed, for people and for texts: `0042` and `1.10`, not the numbers that YAML makes of them. */
  get typed(): string {
    return this.origin.typed ?? String(this.value)
  }

  /** Its number; `null`, and said, when it is none. */
  number(): number | null {
    this.read()
    if (typeof this.value === 'number') return this.value
    this.refuse('expected a number')
    return null
  }

  /** Its truth value; `null`, and said, when it is none. */
  flag(): boolean | null {
    this.read()
    if (typeof this.value === 'boolean') return this.value
    this.refuse('expected true or false')
    return null
  }

  /** Its value was looked at. */
  read(): void {
    if (this.given) this.desk.report.read(this.origin)
  }

  /** Carried over in another form; nobody measures or alerts less for it. */
  changed(message: string, hint: string | null = null): void {
    if (this.given) this.desk.report.say('changed', this.origin, { message, hint })
  }

  /** Cannot be carried over exactly: a mistake, unless somebody accepts it. */
  lost(message: string, hint: string | null = null): void {
    if (this.given) this.desk.report.say('lost', this.origin, { message, hint })
  }

  /** Wrong, or nothing that could be measured is left: always a mistake. */
  refuse(message: string, hint: string | null = null): void {
    if (!this.given) return
    this.#isRefused = true
    this.desk.report.refuse(this.origin, { message, hint })
  }

  /** A key of it is not there. */
  missing(key: string, wanted: Wanted): void {
    if (this.given) this.desk.report.missing(this.origin, key, wanted)
  }

  /** Names every key that nobody asked for, here and below; nothing of what was refused as a whole. */
  reportUnread(): void {
    if (this.#isRefused) return
    if (isRawMap(this.value)) {
      const free = [...this.#asked].filter(([, field]) => !field.given).map(([key]) => key)
      for (const key of Object.keys(this.value).filter((one) => !this.#asked.has(one))) {
        const at = this.#entry(key, null).place.key ?? this.origin
        const hint = suggestName(key, free, 'take the line out')
        this.desk.report.say('lost', at, { message: 'unknown key: it is not carried over', hint })
      }
    }
    for (const field of this.#asked.values()) field.reportUnread()
  }

  #entry(key: string, value: unknown): ForeignField {
    const place = typeof this.value === 'object' && this.value !== null ? this.desk.origins.at(this.value, key) : null
    return new ForeignField(value, place ?? this.place, this.desk)
  }
}
