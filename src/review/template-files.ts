import { readFileSync } from 'node:fs'

/** Sources of the pages of reviews. */
export function loadReviewTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('reviews'), one: read('review') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
