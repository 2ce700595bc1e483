import Handlebars from 'handlebars'
import { pageHelpers } from './helpers.js'
import { hiddenFields } from './hidden-fields.js'
import type { NavigationEntry, Page, PageData, PageTemplate } from './page.js'

/** Sources of the layout and of the components, by name. */
export interface PageSources {
  readonly layout: string
  readonly components: Readonly<Record<string, string>>
}

/** Addresses of what a page loads besides itself. */
export interface PageLinks {
  readonly css: string
  readonly js: string
  readonly icon: string
}

export interface PageWriterParts extends PageSources {
  readonly links: PageLinks
  readonly navigation: () => readonly NavigationEntry[]
}

export interface PageWriter {
  /** Compiles a template; it may use all components. A name that it uses and the view does not have is an error, not an empty text;
   * and so is one that a helper has. */
  readonly compile: (source: string) => PageTemplate
  readonly write: (page: Page, data: PageData) => string
}

/** Writes pages in the one layout. Everything that comes from outside is escaped. */
export function createPageWriter({ layout, components, links, navigation }: PageWriterParts): PageWriter {
  const own = Handlebars.create()
  own.registerHelper({ ...pageHelpers })
  own.registerPartial({ ...components })
  const names = Object.keys(own.helpers)
  const check = (source: string) => {
    const hidden = hiddenFields(source, names)
    if (hidden.length > 0)
      throw new Error(`helpers hide fields of the view: write ${hidden.map((name) => `{{this.${name}}}`).join(', ')}`)
  }
  for (const component of Object.values(components)) check(component)
  const compile = (source: string): PageTemplate => {
    check(source)
    return own.compile(source, { strict: true })
  }
  const frame = compile(layout)
  const written = new WeakMap<object, string>()
  const bodyOf = ({ template, view, sameForAll = false }: Page, data: PageData) => {
    const known = sameForAll ? written.get(view) : undefined
    const body = known ?? template(view, { data })
    if (sameForAll) written.set(view, body)
    return body
  }
  return {
    compile,
    write: (page, data) => {
      const { title, at, twin, crumbs = [], live = true } = page
      const body = new Handlebars.SafeString(bodyOf(page, data))
      const all = data.known ? entriesAt(at, navigation()) : []
      const [entries, foot] = [all.filter(({ isFoot }) => !isFoot), all.filter(({ isFoot }) => isFoot)]
      return frame({ ...links, title, twin, crumbs, live, body, entries, foot }, { data })
    },
  }
}

function entriesAt(at: string | null, entries: readonly NavigationEntry[]) {
  const inOrder = [...entries].sort((one, other) => one.place - other.place)
  return inOrder.map(({ href, text, isFoot = false }) => ({ href, text, isFoot, current: href === at }))
}
