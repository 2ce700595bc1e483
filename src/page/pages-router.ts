import { Router, type Request, type Response } from 'express'
import { mayDo, type AccessRules } from '../access/may-do.js'
import { isNamed } from '../access/caller.js'
import { callerOf } from '../http/caller-of.js'
import { csrfFor } from '../http/csrf.js'
import type { Problem } from '../http/problem.js'
import { wantsPage } from '../http/wants-page.js'
import { loadAssets, loadPageSources } from './page-files.js'
import type { NavigationEntry, Page, PageData, PageTemplate, Visitor } from './page.js'
import { createPageWriter } from './page-writer.js'

/** What rooms write pages with. */
export interface Pages {
  /** Compiles the template of a page, once. */
  readonly compile: (source: string) => PageTemplate
  /** Answers with a page. */
  readonly answer: (exchange: Exchange, page: Page) => void
  /** Answers a browser with what went wrong; `false`: no browser asks. */
  readonly answerProblem: (exchange: Exchange, problem: Problem) => boolean
  /** Answers what pages load: `/assets/…`. */
  readonly router: Router
}

export interface Exchange {
  readonly request: Request<object>
  readonly response: Response
}

export interface PagesParts {
  readonly organisation: string
  readonly version: string
  readonly configHash: string
  readonly rules: AccessRules
  /** Whether there is any way to sign in. */
  readonly offersSignIn: boolean
  /** To be asked for once all features are made. */
  readonly navigation: () => readonly NavigationEntry[]
}

/**
 * Nothing but what comes from here, and nothing within the page acts. The referrer stays within the site: with none at all a browser sends
 * `Origin: null` with a form, which no guard could tell from a foreign page.
 */
const HEADERS = {
  'cache-control': 'private, no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  vary: 'Accept, Authorization, Cookie',
}

/** Pages of all rooms, in one layout. */
export function createPages(parts: PagesParts): Pages {
  const assets = loadAssets()
  const address = ({ name }: { readonly name: string }) => `/assets/${name}`
  const links = { css: address(assets.css), js: address(assets.js), icon: address(assets.svg) }
  const writer = createPageWriter({ ...loadPageSources(), links, navigation: parts.navigation })
  const problemTemplate = writer.compile(PROBLEM)
  const answer = ({ request, response }: Exchange, page: Page) => {
    const html = writer.write(page, dataFor(request, parts))
    response
      .status(page.status ?? 200)
      .set(HEADERS)
      .type('text/html')
      .send(html)
  }
  return {
    ...{ compile: writer.compile, answer },
    answerProblem: (exchange, problem) => {
      if (!wantsPage(exchange.request)) return false
      const { title, status } = problem
      const view = { detail: null, reasons: [], ...problem }
      answer(exchange, { title, status, at: null, twin: null, live: false, template: problemTemplate, view })
      return true
    },
    router: assetsRouter(new Map(Object.values(assets).map((asset) => [asset.name, asset]))),
  }
}

const PROBLEM = `<h1>{{title}}</h1>
{{#if detail}}<p>{{detail}}</p>{{/if}}
{{#if reasons}}<ul>{{#each reasons}}<li>{{this}}</li>{{/each}}</ul>{{/if}}
<p class="muted">{{status}} <code>{{code}}</code></p>
<p><a href="/">To the first page</a></p>
`

function dataFor(request: Request<object>, parts: PagesParts): PageData {
  const { organisation, version, configHash, rules, offersSignIn } = parts
  const caller = callerOf(request)
  const visitor: Visitor | null = isNamed(caller)
    ? { name: caller.name, role: caller.role, leaves: caller.kind === 'session' }
    : null
  const may = (needed: Visitor['role']) => mayDo({ caller, needed, rules }) === 'granted'
  const csrf = csrfFor(request)
  return { known: may('viewer'), ...{ organisation, version, configHash, visitor, may, csrf, offersSignIn } }
}

/** A name changes with what is in it: whoever has it need never ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable'

function assetsRouter(assets: ReadonlyMap<string, { readonly type: string; readonly content: Buffer }>): Router {
  return Router().get('/assets/:file', (request, response, next) => {
    const asset = assets.get(request.params.file)
    if (asset === undefined) next()
    else response.set({ 'cache-control': FOR_EVER, 'content-type': asset.type }).send(asset.content)
  })
}
