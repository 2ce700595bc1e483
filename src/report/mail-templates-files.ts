import { readFileSync } from 'node:fs'
import type { MailTemplates } from './render-mail.js'

/** Reads the two templates of the mail. */
export function loadMailTemplates(): MailTemplates {
  return { html: read('report.html.hbs'), text: read('report.txt.hbs') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}`, import.meta.url), 'utf8')
}
