import { readFileSync } from 'node:fs'

/** Source of the page of dependencies. */
export function loadDependenciesTemplate(): string {
  return readFileSync(new URL('./templates/dependencies.html.hbs', import.meta.url), 'utf8')
}
