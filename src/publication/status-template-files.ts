import { readFileSync } from 'node:fs'
import { loadBaseStyle } from '../page/page-files.js'

/** Sources of the status page and of its parts, by name, with its style. */
export interface StatusTemplates {
  readonly page: string
  readonly parts: Readonly<Record<'incident' | 'updates' | 'time' | 'mark', string>>
  readonly style: string
}

export function loadStatusTemplates(): StatusTemplates {
  const part = (name: string) => read(`${name}.html.hbs`).trim()
  return {
    page: read('status.html.hbs'),
    parts: { incident: part('incident'), updates: part('updates'), time: part('time'), mark: part('mark') },
    style: `${loadBaseStyle()}${read('status.css')}`.trim(),
  }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}`, import.meta.url), 'utf8')
}
