import { readFileSync } from 'node:fs'

/** Source of the page of drift. */
export function loadDriftTemplate(): string {
  return readFileSync(new URL('./templates/drift.html.hbs', import.meta.url), 'utf8')
}
