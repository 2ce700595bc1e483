import { readFileSync } from 'node:fs'
import type { IncidentMailTemplates } from './incident-mail.js'

/** Reads the two templates of a mail about an incident. */
export function loadIncidentMailTemplates(): IncidentMailTemplates {
  return { html: read('incident.html.hbs'), text: read('incident.txt.hbs') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}`, import.meta.url), 'utf8')
}
