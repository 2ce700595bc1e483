import { readFileSync } from 'node:fs'
import { z } from 'zod'

const PackageFile = z.object({ version: z.string() })

/** The version of Plimsoll that runs, out of its package.json (which lies two folders above both `src/shared` and `dist/shared`). */
export function plimsollVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return PackageFile.parse(JSON.parse(text)).version
}
