import { readFileSync } from 'node:fs'

/** Reads the template of the page that a link shows. */
export function loadLinkTemplate(): string {
  return readFileSync(new URL('./templates/link.html.hbs', import.meta.url), 'utf8')
}
