import type { Locale } from '../words/language/language.js'
import { mailStyles } from '../words/mail-styles.js'
import { wrapText } from '../words/text-layout.js'
import { reportSpeech } from './texts/report-texts.js'

/** Where the mail asks its reader for an answer: the renderer leaves this mark behind what the report says first. */
export const ANSWER_MARK = '<!--answer-->'

/** What the reader of a mail is asked. */
export interface AnswerAsked {
  readonly number: string
  /** By which it is answered; `null`: nobody has said where Plimsoll is reached. */
  readonly url: string | null
  readonly due: Date
  readonly zone: string
  readonly locale: Locale
}

function sentence({ due, zone, locale }: AnswerAsked): string {
  const { texts, instant } = reportSpeech(locale)
  return texts.acknowledge.ask(instant(due, zone))
}

function byCommand({ number }: AnswerAsked): string {
  return `plimsoll report acknowledge ${number} --by NAME`
}

/** The HTML with what is asked; `null`: nothing is. */
export function askedInHtml(html: string, ask: AnswerAsked | null): string {
  // A function: what stands for itself in a replacement, such as `$&`, may stand in an address.
  return html.replace(ANSWER_MARK, () => (ask === null ? '' : block(ask)))
}

function block(ask: AnswerAsked): string {
  const style = (role: string) => mailStyles[role] ?? ''
  const how =
    ask.url === null
      ? `<span class="text" style="${style('query')}">${byCommand(ask)}</span>`
      : `<a href="${ask.url}" style="${style('button')}">${reportSpeech(ask.locale).texts.acknowledge.button}</a>`
  return `<p class="text" style="${style('sentence')}">${sentence(ask)}</p><p style="${style('answer')}">${how}</p>`
}

/** The text with what is asked before it; `null`: nothing is. An address is never broken: it would be none then. */
export function askedInText(text: string, ask: AnswerAsked | null): string {
  return ask === null ? text : `${wrapText(sentence(ask))}\n${ask.url ?? byCommand(ask)}\n\n${text}`
}
