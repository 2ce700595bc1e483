import { constants } from 'node:fs'
import { link, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../../shared/app-error.js'
import { hasCode, isMissing } from '../../shared/system-error.js'

/** A file that is there as a whole, or not at all. */
export interface WholeFile {
  /** Where it is written to meanwhile: beside its place, and gone in the end. */
  readonly beside: string
  /** Puts it in its place, once it is on the disk. */
  putInPlace(): Promise<void>
  /** Removes what was not put in its place. */
  close(): Promise<void>
}

/**
 * @param overwrites whether a file may be there already
 * @throws UsageError where it may not, or something else than a file is there
 */
export async function wholeFile(path: string, overwrites: boolean): Promise<WholeFile> {
  await refuseTaken(path, overwrites)
  const beside = `${path}.${process.pid}.part`
  await rm(beside, { force: true })
  return {
    beside,
    async putInPlace() {
      await synced(beside)
      if (overwrites) await rename(beside, path)
      else await linkNew(beside, path)
      await synced(dirname(path))
    },
    close: () => rm(beside, { force: true }),
  }
}

async function refuseTaken(path: string, overwrites: boolean): Promise<void> {
  const there = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (there === null) return
  if (!there.isFile()) throw new UsageError(`${path} is there already, and is no file: choose another name`)
  if (!overwrites) throw taken(path)
}

function taken(path: string): UsageError {
  return new UsageError(`${path} is there already: choose another name, or write over it with --force`)
}

/** Another process may have put something there meanwhile. */
async function linkNew(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path)
  } catch (error) {
    throw hasCode(error, 'EEXIST') ? taken(path) : error
  }
}

/** Waits until a file or folder is on the disk. */
export async function synced(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
