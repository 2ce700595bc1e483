import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A file of the bundled DejaVu fonts: beside the built program, where the build has copied it, or in its package, where the sources run. */
export function fontFile(name: string): string {
  const beside = fileURLToPath(new URL(`fonts/${name}`, import.meta.url))
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`)
}
