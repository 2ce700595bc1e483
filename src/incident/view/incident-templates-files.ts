import { readFileSync } from 'node:fs'

/** Reads the templates of the pages of incidents. */
export function loadIncidentTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('incidents'), one: read('incident') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
