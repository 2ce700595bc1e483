import { readFileSync } from 'node:fs'

/** Source of the page of key figures. */
export function loadKpiTemplate(): string {
  return readFileSync(new URL('./templates/kpis.html.hbs', import.meta.url), 'utf8')
}
