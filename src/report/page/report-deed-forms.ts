import { choiceOf, optionsOf } from '../../page/choice.js'
import type { ArchiveState } from '../archive-state.js'
import { reportAddress } from './addresses.js'

/** What people can do to a report, by the last part of the address that the form is sent to. */
export const REPORT_DEEDS = ['acknowledge', 'approve', 'reject', 'send-again', 'revise'] as const

export type ReportDeed = (typeof REPORT_DEEDS)[number]

/** A form that was sent and could not be followed. */
export interface SentDeed {
  readonly deed: ReportDeed
  readonly values: Readonly<Record<string, string>>
  readonly mistakes: readonly string[]
}

interface Wording {
  readonly name: string
  readonly button: string
  readonly tone: string
  readonly text: { readonly name: string; readonly label: string; readonly required: boolean } | null
}

const comment = { name: 'comment', label: 'Comment, for the record', required: false }
const why = { name: 'comment', label: 'Why', required: true }

const WORDS: Readonly<Record<ReportDeed, Wording>> = {
  acknowledge: { name: 'Acknowledge it', button: 'Acknowledge', tone: '', text: comment },
  approve: { name: 'Approve it, so that it is sent', button: 'Approve', tone: '', text: comment },
  reject: { name: 'Return it: it is not sent', button: 'Return', tone: 'bad', text: why },
  'send-again': { name: 'Send it again', button: 'Send', tone: '', text: null },
  revise: {
    name: 'Issue a revision from what is known now',
    button: 'Issue a revision',
    tone: '',
    text: { ...why, label: 'Why, for those who get it' },
  },
}

export interface DeedsOrder {
  readonly number: string
  readonly state: ArchiveState
  readonly wasSent: boolean
  readonly receivers: readonly string[]
  readonly sent: SentDeed | null
}

/** The forms that a report has as it stands. */
export function deedsOf(order: DeedsOrder): readonly object[] {
  const { state, wasSent } = order
  const deeds: readonly ReportDeed[] = [
    ...(state === 'waits' ? (['approve', 'reject'] as const) : []),
    ...(wasSent ? (['acknowledge', 'send-again'] as const) : []),
    'revise',
  ]
  return deeds.map((deed) => formOf(deed, order))
}

function formOf(deed: ReportDeed, { number, receivers, sent }: DeedsOrder): object {
  const { text, ...wording } = WORDS[deed]
  const typed = sent?.deed === deed ? sent.values : {}
  const valueOf = (name: string) => typed[name] ?? ''
  return {
    ...wording,
    action: `${reportAddress(number)}/${deed}`,
    open: sent?.deed === deed,
    ...{ textId: `${deed}-text`, byId: `${deed}-by`, by: valueOf('by') },
    to: deed === 'send-again' ? receiverChoice(receivers, valueOf('to')) : null,
    text: text === null ? null : { ...text, value: valueOf(text.name) },
  }
}

function receiverChoice(receivers: readonly string[], chosen: string) {
  const options = [['', 'all who get it'] as const, ...optionsOf(receivers)]
  return choiceOf({ id: 'send-again-to', name: 'to', label: 'To whom', options, chosen })
}
