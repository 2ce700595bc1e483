import { readFileSync } from 'node:fs'

/** Sources of the pages of drills. */
export function loadDrillTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('drills'), one: read('drill') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
