import { readFileSync } from 'node:fs'
import type { PageTemplates } from './html.js'

/** Reads the template of a page and those of its blocks. */
export function loadPageTemplates(): PageTemplates {
  return {
    page: read('page'),
    blocks: {
      card: read('card'),
      chart: read('chart'),
      course: read('chart'),
      diagram: read('chart'),
      table: read('table'),
      heading: read('heading'),
      sentences: read('sentences'),
      code: read('code'),
      outline: read('outline'),
      queries: read('queries'),
    },
  }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
