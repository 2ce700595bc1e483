import type { Schedule } from '../calendar/due-times.js'

/** Something that is allowed, but seldom meant. */
export interface Remark {
  /** Stable name of the kind of remark. */
  readonly rule: string
  /** Such as `checkout/availability`. */
  readonly subject: string
  readonly message: string
  readonly hint: string
  /** Where in the files it was written, line and column from 1; missing where it is about more than one place. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number }
  /** Worth knowing, but as it should be: `--strict` lets it pass. */
  readonly isNote?: true
}

/** What one kind of remark means, for the reference page. */
export interface RemarkMeaning {
  readonly rule: string
  /** What was found, in a few words of Markdown. */
  readonly meaning: string
  readonly mend: string
  /** Whether remarks of this kind are notes. */
  readonly isNote?: true
}

/**
 * One kind of remark on a configuration that is valid.
 *
 * @typeParam Whole what it reads of the configuration
 */
export interface RemarkKind<Whole> extends RemarkMeaning {
  /** In the order of the configuration. */
  readonly find: (whole: Whole, now: Date) => readonly Omit<Remark, 'rule' | 'isNote'>[]
}

/** Of an SLO or a dataset. */
export function subjectOf({ service, name }: { readonly service: string; readonly name: string }): string {
  return `${service}/${name}`
}

/** A schedule that somebody wrote: what there is to say of cron expressions is said of all, and each must be workable for years. */
export interface Planned extends Schedule {
  readonly subject: string
}
