import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackFile } from './compose-pack-files.js'

const SUFFIXES = ['', '.age'] as const

/**
 * Puts the files into a folder, each whole or as it was before. What was there in the other form goes: nobody shall find an old one that is not
 * encrypted beside a new one that is.
 */
export function putFiles(folder: string, files: readonly PackFile[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { name, content } of files) {
    const beside = join(folder, `.${name}.new`)
    // Telephone numbers are nobody else's business; a folder that is shared lets its group read.
    writeFileSync(beside, content, { mode: 0o640 })
    chmodSync(beside, 0o640)
    renameSync(beside, join(folder, name))
  }
  const kept = new Set(files.map(({ name }) => name))
  for (const format of ['html', 'pdf'])
    for (const suffix of SUFFIXES) {
      const name = `emergency-pack.${format}${suffix}`
      if (!kept.has(name)) rmSync(join(folder, name), { force: true })
    }
}
