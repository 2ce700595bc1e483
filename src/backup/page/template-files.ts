import { readFileSync } from 'node:fs'

/** Sources of the pages of datasets. */
export function loadDatasetTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('datasets'), one: read('dataset') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
