import { readFileSync } from 'node:fs'

/** The version of Plimsoll that runs, out of its package.json (which lies two folders above both `src/shared` and `dist/shared`). */
export function plimsollVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  // Our own file, and no schema: loading the library would take longer than all else that `plimsoll version` does.
  return (JSON.parse(text) as { readonly version: string }).version
}
