import { byLink } from '../audit/initiator.js'
import type { LinkAction, LinkQuestion } from '../http/links/link-action.js'
import { formatInstant } from '../words/format-date.js'
import { approveLink } from './approval/approval-links.js'
import type { Approvals } from './approval/approvals-store.js'
import { sentOffAt } from './approval/hold.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import { placeOfSubject, type ReportAnswer } from './report-answer.js'
import type { ReportAnswers } from './report-answers-store.js'
import type { ReportPlace } from './report-number.js'
import type { ReportConfig } from './report-settings.js'

export interface ReportLinksParts {
  readonly config: ReportConfig
  readonly answers: ReportAnswers
  /** All revisions under a number, oldest first. */
  readonly findByNumber: (number: string) => Promise<readonly IssuedReport[]>
  readonly approvals: Approvals
  /** The page of a revision, as it was issued; `null`: none was kept. */
  readonly readPage: (place: ReportPlace) => Promise<string | null>
}

/** What links in messages can do to reports. */
export function reportLinks(parts: ReportLinksParts): readonly LinkAction[] {
  const page = async (id: string) => {
    const place = placeOfSubject(id)
    return place === null ? null : parts.readPage(place)
  }
  return [acknowledgeLink(parts), readLink(parts), approveLink(parts)].map((action) => ({ ...action, page }))
}

function acknowledgeLink({ config, answers, findByNumber }: ReportLinksParts): LinkAction {
  return {
    kind: 'report',
    action: 'acknowledge',
    async describe(id, recipient) {
      const found = await findSent(findByNumber, id)
      if (found === null) return null
      return questionOf(config, found.issued, {
        given: await answers.of(found.issued),
        recipient,
        newest: found.newest,
      })
    },
    async perform(id, { by, comment, from }) {
      const place = placeOfSubject(id)
      if (place !== null) await answers.give({ place, by, comment, how: 'link', initiator: byLink({ by, from }) })
    },
  }
}

/** Only shows: whoever it was sent to, or who may approve it, reads it. */
function readLink({ config, findByNumber }: ReportLinksParts): LinkAction {
  return {
    kind: 'report',
    action: 'read',
    async describe(id) {
      const place = placeOfSubject(id)
      const issued = (place === null ? [] : await findByNumber(place.number)).find(
        ({ revision }) => revision === place?.revision,
      )
      if (issued === undefined) return null
      const { report, period } = issued
      const sent = (await findSent(findByNumber, id)) ?? { newest: issued.revision }
      const title = `The report ${report}, ${period}`
      return { ...frameOf(config, issued), title, sentences: supersededBy(issued, sent), button: null, done: null }
    },
    perform: () => Promise.resolve(),
  }
}

/** A revision that was sent, and the newest one that was: what is not sent is not told of. */
async function findSent(
  findByNumber: ReportLinksParts['findByNumber'],
  id: string,
): Promise<{ readonly issued: IssuedReport; readonly newest: number } | null> {
  const place = placeOfSubject(id)
  const revisions = place === null ? [] : (await findByNumber(place.number)).filter((one) => sentOffAt(one) !== null)
  const issued = revisions.find(({ revision }) => revision === place?.revision)
  return issued === undefined ? null : { issued, newest: revisions.at(-1)?.revision ?? issued.revision }
}

interface Standing {
  readonly given: readonly ReportAnswer[]
  readonly recipient: string
  /** The revision that stands. */
  readonly newest: number
}

function questionOf(
  config: ReportLinksParts['config'],
  issued: IssuedReport,
  { given, recipient, newest }: Standing,
): LinkQuestion {
  const { report, period } = issued
  const { zone, settings } = zoneOf(config, issued)
  const own = given.find(({ by }) => by === recipient)
  // A customer is not told who of the house has read it.
  const shown = settings?.audience === 'internal' ? given : given.filter((one) => one === own)
  const { facts, ...frame } = frameOf(config, issued)
  const [number, at, ...more] = facts
  const said = shown.map(({ by, at: when }) => ({
    label: 'Acknowledged',
    value: `${by}, ${formatInstant(when, zone)}`,
  }))
  return {
    ...frame,
    title: `Acknowledge the report ${report}, ${period}`,
    sentences: [
      'By acknowledging you say that you have read it. Nothing in it changes.',
      ...supersededBy(issued, { newest }),
    ],
    facts: [number, at, ...said, ...more].filter((fact) => fact !== undefined),
    button: 'Acknowledge',
    done: own === undefined ? null : `You acknowledged it on ${formatInstant(own.at, zone)}.`,
  }
}

function zoneOf({ reports }: ReportLinksParts['config'], { report }: IssuedReport) {
  const settings = reports.find(({ name }) => name === report)
  return { settings, zone: settings?.timezone ?? 'UTC' }
}

function frameOf(config: ReportLinksParts['config'], issued: IssuedReport) {
  const { number, revision, issuedAt, hash } = issued
  return {
    overline: `${config.organisation} · report ${number}`,
    facts: [
      { label: 'Number', value: `${number}, revision ${revision}` },
      { label: 'Issued', value: formatInstant(issuedAt, zoneOf(config, issued).zone) },
      { label: 'SHA-256', value: `${hash.slice(0, 16)}…` },
    ],
  }
}

function supersededBy({ revision }: IssuedReport, { newest }: { readonly newest: number }): readonly string[] {
  return newest > revision ? [`Revision ${newest} has taken the place of this one since.`] : []
}
