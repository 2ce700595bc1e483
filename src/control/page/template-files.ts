import { readFileSync } from 'node:fs'

/** Source of the page of controls. */
export function loadControlTemplates(): { readonly list: string } {
  return { list: readFileSync(new URL('./templates/controls.html.hbs', import.meta.url), 'utf8') }
}
