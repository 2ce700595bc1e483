import { createHash } from 'node:crypto'
import Handlebars from 'handlebars'
import type { StatusTemplates } from './status-template-files.js'
import type { StatusView } from './status-view.js'

/** Whose page it is, as reports look too. */
export interface Masthead {
  /** Name of the organisation, in the place of a logo that is not seen. */
  readonly house: string
  /** `#0b57a4`, on which white can be read; `null`: none was chosen. */
  readonly colour: string | null
  readonly logo: { readonly address: string; readonly width: number; readonly height: number } | null
}

export interface StatusWriter {
  readonly write: (view: StatusView) => string
  /** What a browser may do with the page: show it with the style that is in it, and nothing else. */
  readonly policy: string
}

/** Compiles the page. Everything that comes from outside is escaped. */
export function createStatusWriter({ page, parts, style }: StatusTemplates, masthead: Masthead): StatusWriter {
  const own = Handlebars.create()
  own.registerHelper('is', (value: unknown, other: unknown) => value === other)
  own.registerPartial({ ...parts })
  const template = own.compile(page, { strict: true })
  const { colour, house, logo } = masthead
  const branded = colour === null ? style : `${style}\n:root{--brand:${colour}}`
  const digest = createHash('sha256').update(branded).digest('base64')
  return {
    write: (view) => template({ ...view, style: branded, house, logo }),
    policy: `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  }
}
