import Handlebars from 'handlebars'
import type { LinkQuestion } from './link-action.js'

/** What somebody sees who follows a link. */
export type LinkPage =
  | { readonly kind: 'question'; readonly question: LinkQuestion; readonly recipient: string }
  | { readonly kind: 'notice'; readonly title: string; readonly sentence: string }

/** Compiles the page. Everything that comes from outside is escaped. */
export function createLinkPageWriter(template: string): (page: LinkPage) => string {
  const own = Handlebars.create()
  const write = own.compile(template, { strict: true })
  return (page) => write(viewOf(page))
}

function viewOf(page: LinkPage) {
  if (page.kind === 'notice')
    return { overline: 'Plimsoll', title: page.title, sentences: [page.sentence], facts: [], form: null, done: null }
  const { overline, title, sentences, facts, button, done } = page.question
  const form = done === null ? { button, recipient: page.recipient } : null
  return { overline, title, sentences, facts, form, done }
}
