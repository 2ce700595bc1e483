import { readFileSync } from 'node:fs'

/** Sources of the pages of reports. */
export function loadReportTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('reports'), one: read('report') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
