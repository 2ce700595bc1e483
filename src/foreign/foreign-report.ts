import { findingAt, type Finding } from '../yaml/finding.js'
import { formatPath } from '../yaml/format-path.js'
import type { Origin } from '../yaml/located.js'

/** How a field of a foreign file was carried over: as it is, in another form, or not exactly. */
export type Grade = 'kept' | 'changed' | 'lost'

/** What became of one field of a foreign file. */
export interface ForeignRemark extends Finding {
  readonly grade: Grade
}

interface Saying {
  readonly message: string
  readonly hint: string | null
}

/** Collects what is said about the fields of foreign files while they are rewritten. */
export class ForeignReport {
  readonly #remarks: ForeignRemark[] = []
  readonly #findings: Finding[] = []
  readonly #read: Origin[] = []

  /** A field whose value was looked at: it counts as kept unless something else is said of it. */
  read(origin: Origin): void {
    this.#read.push(origin)
  }

  /** A field is carried over in another form, or not exactly. */
  say(grade: Grade, origin: Origin, { message, hint }: Saying): void {
    this.#remarks.push({ ...findingAt(origin, message, hint), grade })
  }

  /** A field is wrong, or nothing that could be measured is left. */
  refuse(origin: Origin, { message, hint }: Saying): void {
    this.#findings.push(findingAt(origin, message, hint))
  }

  /** A key is not there. */
  missing(origin: Origin, key: string, { message, hint }: Saying): void {
    this.#findings.push({ origin, path: formatPath([key], origin.path), message: `missing, ${message}`, hint })
  }

  /** What was refused so far does no harm: it is lost, no more. */
  demote(): void {
    for (const finding of this.#findings.splice(0)) this.#remarks.push({ ...finding, grade: 'lost' })
  }

  get findings(): readonly Finding[] {
    return this.#findings
  }

  /** Everything that was said, and `kept` for what was read without a word. */
  get remarks(): readonly ForeignRemark[] {
    const said = new Set([...this.#remarks, ...this.#findings].map(({ origin }) => idOf(origin)))
    const kept = new Map(this.#read.filter((origin) => !said.has(idOf(origin))).map((origin) => [idOf(origin), origin]))
    const silent = [...kept.values()].map((origin) => ({ ...findingAt(origin, 'kept'), grade: 'kept' as const }))
    // What several SLOs refer to is read once for each of them.
    const unique = new Map(this.#remarks.map((one) => [`${idOf(one.origin)}\n${one.message}`, one]))
    return [...unique.values(), ...silent]
  }
}

/** Tells places apart. */
export function idOf({ file, line, column, path }: Origin): string {
  return [file, line, column, path].join('\n')
}
