import { readFileSync } from 'node:fs'

/** Reads the template of the pages of signing in. */
export function loadSignInTemplate(): string {
  return readFileSync(new URL('./templates/sign-in.html.hbs', import.meta.url), 'utf8')
}
