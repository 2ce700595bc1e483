import type { Period } from '../calendar/period.js'
import { reasonsForCustomer, type Correction, type MadeAgain, type Reason } from './correction.js'
import type { Reports } from './create-reports.js'
import type { IssueParts } from './issue-parts.js'
import { keepReport } from './keep-report.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import { reportJson, type ReportModel } from './model.js'
import type { ReportSettings } from './report-settings.js'
import { changedFigures } from './reported-figures.js'

export interface Revision {
  readonly period: Period
  /** Whether what there is is reason enough; default: anything is. */
  readonly isReason?: (reasons: readonly Reason[]) => boolean
  /** Who wants it made again, whether or not a figure is another one; default: nobody. */
  readonly byHand?: MadeAgain
}

function isAny(reasons: readonly Reason[]): boolean {
  return reasons.length > 0
}

/**
 * Makes an issued report again where late data, or what was said not to count, has changed the past beneath it, or where
 * somebody wants it. Where a figure differs, or somebody wants it, the report is superseded: the new revision says why, and its mail says what it
 * corrects.
 *
 * @returns the correction; `null`: the report stands, or was never issued
 * @throws ReportNotReadyError when something that the report covers now is not in the ledger yet
 */
export async function reviseReport(
  parts: IssueParts,
  settings: ReportSettings,
  { period, isReason = isAny, byHand }: Revision,
): Promise<Correction | null> {
  const { archive, reports } = parts
  const before = await archive.find(settings.name, period.label)
  if (before === null) return null
  const news = await archive.news(before, {
    services: reports.subject(settings, period).services,
    interval: reports.span(settings, period),
    isReached: (said) => reports.isReached(settings, period, said),
  })
  const all = withWish(byHand, news.reasons)
  if (!isReason(all)) return null
  const model = correctedBy(reports, {
    model: await reports.build(settings, period),
    before,
    reasons: told(reports, settings, { period, reasons: all }),
  })
  // Who was faster may not have known of all this: what is news for that revision is looked at again.
  if (model !== null && !(await keepReport(parts, settings, model))) return null
  await archive.doneWith(before, news)
  parts.steps('revision:noted')
  return model?.correction ?? null
}

/** What somebody wants stands before what has happened. */
function withWish(byHand: MadeAgain | undefined, reasons: readonly Reason[]): readonly Reason[] {
  return byHand === undefined ? reasons : [byHand, ...reasons]
}

/** The reasons as the reader of the report is told them. */
function told(
  reports: Reports,
  settings: ReportSettings,
  { period, reasons }: { readonly period: Period; readonly reasons: readonly Reason[] },
): readonly Reason[] {
  if (settings.audience === 'internal') return reasons
  return reasonsForCustomer(reasons, reports.subject(settings, period).otherCustomers)
}

/** The report as the next revision; `null`: it says what it said. */
function correctedBy(
  reports: Reports,
  {
    model,
    before,
    reasons,
  }: { readonly model: ReportModel; readonly before: IssuedReport; readonly reasons: Correction['reasons'] },
): ReportModel | null {
  const [then, now] = [reports.figures(before.json), reports.figures(reportJson(model))]
  // What another version wrote cannot be compared figure by figure: the report of this one takes its place.
  const changed = then === null || now === null ? [] : changedFigures(then, now)
  const isWanted = reasons.some(({ kind }) => kind === 'by_hand')
  if (changed.length === 0 && then !== null && !isWanted) return null
  const correction: Correction = {
    of: before.revision,
    issuedAt: before.issuedAt,
    reasons,
    changed,
    configurationChanged: before.configHash !== model.configHash,
  }
  return { ...model, revision: before.revision + 1, correction }
}
