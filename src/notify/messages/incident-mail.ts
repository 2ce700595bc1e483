import Handlebars from 'handlebars'
import { formatInstant } from '../../words/format-date.js'
import { mailStyles } from '../../words/mail-styles.js'
import { keepUnits, underline, textFacts, wrapText } from '../../words/text-layout.js'
import type { IncidentNews } from './incident-news.js'
import { clip, factsOf, footnoteOf, nameOf, sentenceOf, statusOf } from './incident-words.js'

/** Sources of the two templates. */
export interface IncidentMailTemplates {
  readonly html: string
  readonly text: string
}

/** A mail about an incident before it becomes bytes. */
export interface IncidentMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

const TONES: Readonly<Record<IncidentNews['kind'], MailView['tone']>> = {
  ...{ unacknowledged: 'bad', acknowledged: 'open', updated: 'open', update_due: 'bad' },
  ...{ recovered: 'good', resolved: 'good' },
}

/** What both templates show. */
export interface MailView {
  readonly overline: string
  readonly title: string
  readonly status: string
  readonly sentence: string
  readonly tone: 'bad' | 'open' | 'good'
  readonly impact: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  readonly footnote: string
}

/** Writes a view as the two parts of a mail. */
export type ViewWriter = (view: MailView) => Pick<IncidentMail, 'html' | 'text'>

/** Compiles the templates. Everything that comes from outside is escaped in the HTML. */
export function createViewWriter(templates: IncidentMailTemplates): ViewWriter {
  const own = Handlebars.create()
  own.registerHelper({
    css: (role: string) => new Handlebars.SafeString(mailStyles[role] ?? ''),
    keep: keepUnits,
    wrap: (text: string) => wrapText(text),
    underline,
    columns: textFacts,
  })
  const html = own.compile(templates.html, { strict: true })
  const text = own.compile(templates.text, { strict: true, noEscape: true })
  return (given) => {
    const view = { ...given, toneFill: `${given.tone}Fill` }
    const plain = text(view).replace(/\n{3,}/g, '\n\n')
    return { html: html(view), text: `${plain.trim()}\n` }
  }
}

/** Writes mails about incidents. */
export function createIncidentMailWriter(templates: IncidentMailTemplates): (news: IncidentNews) => IncidentMail {
  const write = createViewWriter(templates)
  return (news) => ({ subject: subjectOf(news), ...write(viewOf(news)) })
}

function subjectOf(news: IncidentNews): string {
  return clip(`Incident ${nameOf(news)}: ${statusOf(news).toLowerCase()}: ${news.incident.title}`, 200)
}

function viewOf(news: IncidentNews): MailView {
  const { incident, timezone, links, kind } = news
  return {
    overline: `${news.organisation} · incident ${nameOf(news)}`,
    title: clip(incident.title, 300),
    status: statusOf(news),
    sentence: sentenceOf(news),
    tone: TONES[kind],
    impact: incident.impact.map((text) => clip(text, 1000)),
    facts: factsOf(news).map(({ label, value }) => ({
      label,
      value: typeof value === 'string' ? value : formatInstant(value, timezone),
    })),
    links: links.filter(({ url }) => /^https?:\/\//.test(url)),
    footnote: footnoteOf(news),
  }
}
