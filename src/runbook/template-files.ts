import { readFileSync } from 'node:fs'

/** Sources of the pages of runbooks. */
export function loadRunbookTemplates(): Readonly<Record<'sets' | 'set' | 'runbook', string>> {
  return { sets: read('sets'), set: read('set'), runbook: read('runbook') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
