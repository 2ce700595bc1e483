import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import { comparedTimes } from '../feature/key-figure.js'
import type { Reach, ReportPart, ReportSubject, SaidTime } from '../feature/report-section.js'
import type { Clock } from '../shared/clock.js'
import { SETTLE_SECONDS } from '../slo/counts.js'
import { formatInstant } from '../words/format-date.js'
import type { KeyedContent, ReportModel } from './model.js'
import { coverageText, subjectOf } from './coverage.js'
import { ReportEmptyError, ReportNotReadyError } from './report-error.js'
import type { ReportConfig, ReportSettings } from './report-settings.js'
import { reportedFigures, type ReportedFigures } from './reported-figures.js'

/** Makes reports out of what features say. Reads only. */
export interface Reports {
  /**
   * The report of a period.
   *
   * @param options.soFar `true` takes a period that still runs, as far as the ledger has come
   * @throws ReportNotReadyError when the ledger is not 5 min past the period's end and `soFar` is not set
   * @throws ReportEmptyError when it goes to a customer and there is nothing to tell
   */
  build(settings: ReportSettings, period: Period, options?: { readonly soFar?: boolean }): Promise<ReportModel>
  /** What the report of a period is about. */
  subject(settings: ReportSettings, period: Period): ReportSubject
  /** All the time that the report of a period says something about. */
  span(settings: ReportSettings, period: Period): Interval
  /** Whether figures of the report of a period can be others because of what was said. */
  isReached(settings: ReportSettings, period: Period, said: SaidTime): Promise<boolean>
  /**
   * Reads the figures of a report out of its JSON.
   *
   * @returns `null`: it was written by a version that told other figures
   */
  figures(json: string): ReportedFigures | null
}

export interface ReportsParts {
  readonly config: Pick<ReportConfig, 'organisation' | 'environment' | 'hash' | 'services'>
  /** What features add to reports, in their order. */
  readonly parts: () => readonly ReportPart[]
  readonly clock: Clock
  readonly version: string
}

/** Puts the reader together. */
export function createReports({ config, clock, version, ...given }: ReportsParts): Reports {
  const inOrder = () => given.parts().toSorted((a, b) => Number(b.leads ?? false) - Number(a.leads ?? false))
  const partsFor = ({ audience }: Pick<ReportSettings, 'audience'>) =>
    inOrder().filter(({ isForCustomers }) => audience === 'internal' || isForCustomers)
  const subject = (settings: ReportSettings, period: Period) => subjectOf(settings, config.services, period)
  return {
    async build(settings, period, { soFar = false } = {}) {
      const parts = partsFor(settings)
      const about = subject(settings, period)
      const lagging = await findLagging(parts, about)
      if (lagging !== null && !soFar) throw new ReportNotReadyError(notReady(period, lagging))
      const times = comparedTimes(period)
      const scope = { ...about, complete: lagging === null, createdAt: clock(), locale: settings.locale, times }
      const contents: KeyedContent[] = []
      for (const part of parts) contents.push({ key: part.key, ...(await part.read(scope)) })
      if (settings.audience === 'customer') refuseEmpty(settings, period, contents)
      return {
        number: null,
        report: settings.name,
        organisation: config.organisation,
        environment: config.environment,
        subject: coverageText(settings.coverage),
        audience: settings.audience,
        locale: settings.locale,
        period,
        complete: scope.complete,
        createdAt: scope.createdAt,
        version,
        configHash: config.hash,
        revision: 1,
        correction: null,
        contents,
      }
    },
    subject,
    span: (settings, period) => spanOf(partsFor(settings), subject(settings, period)),
    isReached: (settings, period, said) => isAnyReached(partsFor(settings), subject(settings, period), said),
    figures: (json) => reportedFigures(json, inOrder()),
  }
}

/** What the part that leads has nothing to say about, a customer need not be told. */
function refuseEmpty({ name, coverage }: ReportSettings, { label }: Period, contents: readonly KeyedContent[]): void {
  const leading = contents.filter(({ lead }) => lead !== undefined)
  if (leading.some(({ sections }) => sections.length > 0)) return
  throw new ReportEmptyError(
    `the report ${name} has nothing to tell of ${label}: no agreement of ${coverageText(coverage) ?? 'anybody'} held in it, so it is not sent`,
  )
}

async function isAnyReached(parts: readonly ReportPart[], subject: ReportSubject, said: SaidTime): Promise<boolean> {
  for (const { reachedBy } of parts) if ((await reachedBy?.(subject, said)) === true) return true
  return false
}

function spanOf(parts: readonly ReportPart[], subject: ReportSubject): Interval {
  const all = [subject.period.interval, ...parts.flatMap(({ spans }) => spans?.(subject) ?? [])]
  return {
    from: new Date(Math.min(...all.map(({ from }) => from.getTime()))),
    to: new Date(Math.max(...all.map(({ to }) => to.getTime()))),
  }
}

interface Lagging extends Reach {
  readonly neededTo: Date
}

/** What is furthest behind the instant that must have been reached before the report is made, `null` when all have arrived. */
async function findLagging(parts: readonly ReportPart[], subject: ReportSubject): Promise<Lagging | null> {
  const neededTo = new Date(spanOf(parts, subject).to.getTime() + SETTLE_SECONDS * 1000)
  const reaches = await Promise.all(parts.map(async ({ reach }) => (await reach?.(subject)) ?? []))
  const late = reaches
    .flat()
    .filter(({ reachedTo }) => reachedTo === null || reachedTo < neededTo)
    .sort((a, b) => (a.reachedTo?.getTime() ?? 0) - (b.reachedTo?.getTime() ?? 0))
  return late[0] === undefined ? null : { ...late[0], neededTo }
}

function notReady({ label, zone }: Period, { subject, reachedTo, neededTo }: Lagging): string {
  const reached = reachedTo === null ? 'holds nothing' : `has only come to ${formatInstant(reachedTo, zone)}`
  return `the report of ${label} needs the ledger up to ${formatInstant(neededTo, zone)}, but for ${subject} it ${reached}`
}
