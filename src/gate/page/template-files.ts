import { readFileSync } from 'node:fs'

/** Sources of the pages of gates. */
export function loadGateTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('gates'), one: read('gate') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
