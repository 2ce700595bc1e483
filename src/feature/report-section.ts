import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { Queries, Section, Tone } from '../document/blocks.js'
import type { ComparedTimes, KeyFigure } from './key-figure.js'
import type { Locale } from '../words/language/language.js'
import type { SheetRow } from '../document/rows.js'

/** What a report is about. */
export interface ReportSubject {
  readonly period: Period
  /** Names of the services covered. */
  readonly services: readonly string[]
  /** The only agreements covered, such as `checkout/enterprise`; `null`: all of these services. */
  readonly agreements: readonly string[] | null
  readonly audience: Audience
  /** Customers who have agreements, none of them covered: a report to a customer does not name them. */
  readonly otherCustomers: readonly string[]
}

/** To whom a report speaks: to the house, or to somebody to whom something was promised. */
export type Audience = 'internal' | 'customer'

/** Those of the services that a report covers, in their own order. */
export function coveredBy<S extends { readonly name: string }>(
  subject: Pick<ReportSubject, 'services'>,
  services: readonly S[],
): readonly S[] {
  return services.filter(({ name }) => subject.services.includes(name))
}

/** A report that is being made. */
export interface ReportScope extends ReportSubject {
  /** Whether the ledger has reached the period's end and settled; else the figures are of the period so far. */
  readonly complete: boolean
  readonly createdAt: Date
  /** In which language it speaks, and how it writes dates and numbers. */
  readonly locale: Locale
  /** Over which key figures are told. */
  readonly times: ComparedTimes
}

/** Time of which it was said, or is said no longer, that it does not count. */
export interface SaidTime extends Interval {
  readonly kind: string
  /** `agreement` `null`: everything that was promised for the service. */
  readonly scope: readonly { readonly service: string; readonly agreement: string | null }[]
}

/** What a feature adds to reports: the part of its I/O door that `report/` folds over. */
export interface ReportPart {
  /** Under which `report.json` has its figures. */
  readonly key: string
  /** Stands first and heads the report. */
  readonly leads?: boolean
  /**
   * Whether reports to customers have it. It then leaves out, by `audience` of the scope, what is nobody else's business: queries, teams, names
   * of people, whatever was written for the house. Default: they do not.
   */
  readonly isForCustomers?: true
  /** Stretches of which it says something, where they are not the period. */
  readonly spans?: (subject: ReportSubject) => readonly Interval[]
  /** How far what it needs has come: no report is made before. */
  readonly reach?: (subject: ReportSubject) => Promise<readonly Reach[]>
  readonly read: (scope: ReportScope) => Promise<ReportContent>
  /** Whether its figures can be others because of what was said. Not asked: they cannot. */
  readonly reachedBy?: (subject: ReportSubject, said: SaidTime) => Promise<boolean>
  /**
   * Reads the figures of a period out of what was kept of an issued report under its key. Those that differ supersede a report when late
   * data has come; what was made at another hour, such as the age of a backup, is none. Not asked of a report that has nothing under the
   * key, because it was issued before there was the feature: that it says so now supersedes nothing.
   *
   * @returns `null`: it was written by a version that told other figures
   */
  readonly figures?: (kept: unknown) => readonly ReportedFigure[] | null
}

export interface Reach {
  /** `checkout/availability`. */
  readonly subject: string
  /** `null`: nothing is known yet. */
  readonly reachedTo: Date | null
}

/** What a feature says in one report. */
export interface ReportContent {
  /** In numbers, for `report.json`: data that JSON can hold, with dates as RFC 3339 and money as text. */
  readonly figures: unknown
  /** What stands on page one, before the sections of any feature; default: nothing. */
  readonly overview?: readonly Section[]
  /** None where there is nothing to say. */
  readonly sections: readonly Section[]
  /** Figures with a target; the report makes one table of those of all features. Default: none. */
  readonly keyFigures?: readonly KeyFigure[]
  /** The same as rows, for `report.csv`; default: none. */
  readonly rows?: readonly SheetRow[]
  readonly method?: ReportMethod
  /** Of the part that leads. */
  readonly lead?: ReportLead
  /** How far its figures reach, where that may be earlier than now; `undefined`: up to when the report was made. */
  readonly reachesTo?: Date
}

/** How the numbers of a feature came about, for readers who did not set them up. */
export interface ReportMethod {
  readonly sentences: readonly string[]
  /** What stands below all of that: what the numbers are not. */
  readonly caveats?: readonly string[]
  readonly sources?: readonly Queries[]
}

/** What a report says first, and in the subject of its mail. */
export interface ReportLead {
  readonly tone: Tone
  readonly mark: string
  /** Without a full stop: `1 of 2 agreements breached`. */
  readonly headline: string
  /** A sentence below it; `null`: none. */
  readonly more: string | null
  /** What a list of mails shows behind the headline. */
  readonly sentences: readonly string[]
}

/** A figure of a report, to be compared with that of another revision. */
export interface ReportedFigure {
  /** `agreement checkout/acme-api`. */
  readonly name: string
  /** Everything that is compared. */
  readonly compared: unknown
  /** The ratio that people know it by, [0, 1]; `null`: unknown. */
  readonly ratio: number | null
}
