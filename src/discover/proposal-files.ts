import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DiscoverError } from './discover-error.js'
import type { ProposedFile } from './render-proposal.js'

/** Refuses a folder that holds a configuration already, before any work is done. Throws `DiscoverError`. */
export function refuseExisting(folder: string, paths: readonly string[], shown: string): void {
  const existing = paths.filter((path) => existsSync(join(folder, path)))
  if (existing.length === 0) return
  const list = existing.map((path) => join(shown, path)).join(', ')
  throw new DiscoverError(`${list} exists and is never overwritten: name another folder with --out, or remove it first`)
}

/** Writes the files, each only where there is none. Throws `DiscoverError`. */
export async function writeProposal(folder: string, files: readonly ProposedFile[], shown: string): Promise<void> {
  refuseExisting(
    folder,
    files.map(({ path }) => path),
    shown,
  )
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text, { flag: 'wx' })
  }
}
