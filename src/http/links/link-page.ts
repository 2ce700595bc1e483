import Handlebars from 'handlebars'
import type { LinkQuestion } from './link-action.js'

/** What somebody sees who follows a link. */
export type LinkPage =
  | {
      readonly kind: 'question'
      readonly question: LinkQuestion
      readonly recipient: string
      /** Where the whole page is; `null`: there is none. */
      readonly page: string | null
    }
  | { readonly kind: 'notice'; readonly title: string; readonly sentence: string }

/** Compiles the page, which carries its style. Everything that comes from outside is escaped. */
export function createLinkPageWriter(template: string, style: string): (page: LinkPage) => string {
  const own = Handlebars.create()
  const write = own.compile(template, { strict: true })
  return (page) => write({ ...viewOf(page), style })
}

function viewOf(page: LinkPage) {
  if (page.kind === 'notice') return { ...NOTHING, title: page.title, sentences: [page.sentence] }
  const { overline, title, sentences, facts, button, done } = page.question
  const form = done === null && button !== null ? { button, recipient: page.recipient } : null
  return { overline, title, sentences, facts, form, done, page: page.page }
}

const NOTHING = { overline: 'Plimsoll', facts: [], form: null, done: null, page: null }
