import { readFileSync } from 'node:fs'

/** Sources of the pages of agreements. */
export function loadAgreementTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('agreements'), one: read('agreement') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
