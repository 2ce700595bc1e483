import type { LinkAction } from '../http/links/link-action.js'
import { formatInstant } from '../words/format-date.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import { placeOfSubject, type ReportAnswer } from './report-answer.js'
import type { ReportAnswers } from './report-answers-store.js'
import type { ReportConfig } from './report-settings.js'

export interface ReportLinksParts {
  readonly config: Pick<ReportConfig, 'organisation' | 'reports'>
  readonly answers: ReportAnswers
  /** All revisions under a number, oldest first. */
  readonly findByNumber: (number: string) => Promise<readonly IssuedReport[]>
}

/** What links in mails can do to reports. */
export function reportLinks(parts: ReportLinksParts): readonly LinkAction[] {
  const { answers } = parts
  const acknowledge: LinkAction = {
    kind: 'report',
    action: 'acknowledge',
    async describe(id, recipient) {
      const place = placeOfSubject(id)
      if (place === null) return null
      const revisions = await parts.findByNumber(place.number)
      const issued = revisions.find(({ revision }) => revision === place.revision)
      if (issued === undefined) return null
      const given = await answers.of(place)
      return questionOf(parts.config, issued, { given, recipient, newest: revisions.at(-1)?.revision ?? 1 })
    },
    async perform(id, { by, comment }) {
      const place = placeOfSubject(id)
      if (place !== null) await answers.give({ place, by, comment, how: 'link' })
    },
  }
  return [acknowledge]
}

interface Standing {
  readonly given: readonly ReportAnswer[]
  readonly recipient: string
  /** The revision that stands. */
  readonly newest: number
}

function questionOf(
  { organisation, reports }: ReportLinksParts['config'],
  { number, revision, report, period, issuedAt, hash }: IssuedReport,
  { given, recipient, newest }: Standing,
) {
  const settings = reports.find(({ name }) => name === report)
  const zone = settings?.timezone ?? 'UTC'
  const own = given.find(({ by }) => by === recipient)
  // A customer is not told who of the house has read it.
  const shown = settings?.audience === 'internal' ? given : given.filter((one) => one === own)
  const superseded = newest > revision ? [`Revision ${newest} has taken the place of this one since.`] : []
  return {
    overline: `${organisation} · report ${number}`,
    title: `Acknowledge the report ${report}, ${period}`,
    sentences: ['By acknowledging you say that you have read it. Nothing in it changes.', ...superseded],
    facts: [
      { label: 'Number', value: `${number}, revision ${revision}` },
      { label: 'Issued', value: formatInstant(issuedAt, zone) },
      ...shown.map(({ by, at }) => ({ label: 'Acknowledged', value: `${by}, ${formatInstant(at, zone)}` })),
      { label: 'SHA-256', value: `${hash.slice(0, 16)}…` },
    ],
    button: 'Acknowledge',
    done: own === undefined ? null : `You acknowledged it on ${formatInstant(own.at, zone)}.`,
  }
}
