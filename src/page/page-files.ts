import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { PageSources } from './page-writer.js'

/** A file that pages load, under a name that changes with what is in it. */
export interface Asset {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const

/** Letters of the digest in a name. */
const DIGEST_LENGTH = 12

/** Reads what stands beside pages: styles, script, picture. */
export function loadAssets(): Readonly<Record<keyof typeof TYPES, Asset>> {
  const css = Buffer.from(`${loadBaseStyle()}${read('./assets/page.css')}`)
  const [js, svg] = [Buffer.from(read('./assets/page.js')), Buffer.from(read('./assets/mark.svg'))]
  return { css: asset('page', 'css', css), js: asset('page', 'js', js), svg: asset('mark', 'svg', svg) }
}

/** Styles of all pages, also of those that carry their own: colours, letters, focus. */
export function loadBaseStyle(): string {
  return read('./assets/base.css')
}

function asset(name: string, kind: keyof typeof TYPES, content: Buffer): Asset {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, DIGEST_LENGTH)
  return { name: `${name}-${digest}.${kind}`, type: TYPES[kind], content }
}

const SUFFIX = '.html.hbs'

/** Reads the layout, and every component by its file's name. */
export function loadPageSources(): PageSources {
  const names = readdirSync(new URL('./components', import.meta.url)).filter((name) => name.endsWith(SUFFIX))
  const components = names.map((name) => [name.slice(0, -SUFFIX.length), read(`./components/${name}`)] as const)
  return { layout: read('./layout.html.hbs'), components: Object.fromEntries(components) }
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
