import { callerOf } from '../http/caller-of.js'
import type { Exchange, Pages } from '../page/pages-router.js'

/** A page of signing in or out. */
export interface SignInPage {
  readonly status: 200 | 400 | 401 | 403 | 429 | 502
  readonly title: string
  /** What went wrong, and how it is mended. */
  readonly problem?: string
  readonly notes?: readonly string[]
  /** What can be done, the likeliest first. */
  readonly links?: readonly { readonly href: string; readonly label: string }[]
  /** Whether a token is asked for, and where it leads. */
  readonly token?: { readonly next: string }
  /** Where the browser goes on by itself. */
  readonly onward?: string
}

/** Sends such pages. */
export type ShowPage = (exchange: Exchange, page: SignInPage) => void

export function createPageSender(pages: Pages, source: string): ShowPage {
  const template = pages.compile(source)
  return ({ request, response }, page) => {
    const { title, status, onward } = page
    if (onward !== undefined) response.set('refresh', `0; url=${onward}`)
    const view = viewOf(page, page.token === undefined ? null : signedInOf(request))
    pages.answer({ request, response }, { title, status, at: null, twin: null, live: false, template, view })
  }
}

/** Who has a session in this browser; `null`: nobody. */
function signedInOf(request: Exchange['request']) {
  const caller = callerOf(request)
  return caller.kind === 'session' ? { name: caller.name, role: caller.role } : null
}

function viewOf(page: SignInPage, signedIn: ReturnType<typeof signedInOf>) {
  const { title, problem = null, notes = [], links = [], token = null } = page
  const linked = links.map((link, index) => ({ ...link, first: index === 0 }))
  return { title, problem, notes, links: linked, token, tokenTone: links.length > 0 ? 'calm' : '', signedIn }
}
