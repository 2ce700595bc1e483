import { readFileSync } from 'node:fs'

/** Sources of the pages of what was learned. */
export function loadPostIncidentTemplates(): { readonly report: string; readonly actions: string } {
  return { report: read('report'), actions: read('actions') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
