import { readFileSync } from 'node:fs'

/** Reads the template of the page. */
export function loadAuditTemplate(): string {
  return readFileSync(new URL('./templates/audit.html.hbs', import.meta.url), 'utf8')
}
