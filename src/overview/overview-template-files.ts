import { readFileSync } from 'node:fs'

/** Reads the templates of the pages that show everything. */
export function loadOverviewTemplates() {
  return { overview: read('overview'), services: read('services'), service: read('service') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
