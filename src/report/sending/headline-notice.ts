import type { Notice } from '../../notify/messages/notice.js'
import { subjectIdOf } from '../report-answer.js'
import { reportSpeech } from '../texts/report-texts.js'
import type { IssuedLetter } from './letter.js'

/** What a message that is no mail says of a report: what it comes to, and where it stands. */
export interface Headline {
  readonly at: Date
  /** Where it is read; `null`: nobody has said where Plimsoll is reached. */
  readonly readUrl: string | null
  /** What its reader is asked; `null`: nothing. */
  readonly ask: { readonly url: string | null; readonly due: Date } | null
  /** The revision that its readers have, in whose place this one stands; `null`: they have none. */
  readonly corrects: number | null
}

/** Says in the language of the report what it comes to. It names nothing that does not stand in the report. */
export function headlineNotice(letter: IssuedLetter, { at, readUrl, ask, corrects }: Headline): Notice {
  const { number, revision, report, period, organisation, hash, headline } = letter
  const { texts, instant } = reportSpeech(letter.locale)
  const { notice, acknowledge } = texts
  const asked = ask === null ? '' : ` ${acknowledge.ask(instant(ask.due, period.zone))}`
  const shown = (text: string, url: string | null | undefined) => (typeof url === 'string' ? [{ text, url }] : [])
  return {
    ...{ organisation, at, tone: letter.tone },
    type: 'report.issued',
    subject: { kind: 'report', id: subjectIdOf(letter) },
    status: corrects === null ? notice.report : notice.corrected,
    title: `${organisation}: ${letter.title}`,
    sentence: `${headline}${asked}`,
    facts: [{ label: notice.number, value: notice.place(number, revision) }],
    links: [...shown(notice.read, readUrl), ...shown(acknowledge.button, ask?.url)],
    footnote: `Plimsoll, ${organisation}`,
    isOpen: false,
    data: {
      report: { number, revision, name: report, period: period.label, sha256: hash, corrects },
      headline,
      acknowledge_by: ask?.due ?? null,
    },
  }
}
