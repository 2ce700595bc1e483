import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { systemReason } from '../shared/system-error.js'
import { replaceFile, sha256 } from './output-files.js'
import type { RememberedParts } from './settle-output.js'

/** What earlier runs made, for one output. */
export interface Memory {
  /** Nothing where there is none, or where another build of the program wrote it. */
  readonly parts: RememberedParts
  /** Where it cannot be written, the next run takes longer, and that is all. */
  readonly remember: (parts: RememberedParts) => void
}

export interface MemoryPlace {
  readonly env: Readonly<Record<string, string | undefined>>
  /** All that tells one output from another. */
  readonly output: readonly string[]
  /** Which program makes it; `null`: nobody can tell, and nothing is remembered. */
  readonly program: string | null
}

/** Days after which what was remembered for a folder is thrown away. */
const KEPT_DAYS = 30

/**
 * Remembers in the cache folder of the person who generates, not beside the output: `--check` believes it, and whoever may propose a change of the repository must not be
 * able to bring it along.
 */
export function outputMemory({ env, output, program }: MemoryPlace): Memory {
  const folder = cacheFolder(env)
  if (folder === null || program === null) return { parts: {}, remember: () => undefined }
  const file = join(folder, `${sha256(JSON.stringify(output))}.json`)
  const text = readIfThere(file)
  const before = memorySchema.safeParse(parsed(text))
  return {
    parts: before.success && before.data.program === program ? before.data.parts : {},
    remember: (parts) => {
      const now = JSON.stringify({ program, parts })
      if (now === text) return
      unlessRefused(() => {
        writeMemory(folder, file, now)
      })
    },
  }
}

const memorySchema = z.object({
  program: z.string(),
  parts: z.record(
    z.string(),
    z.object({
      fingerprint: z.string(),
      files: z.record(z.string(), z.string()),
      remarks: z.array(z.string()),
    }),
  ),
})

/** As the XDG Base Directory Specification has it; `null`: nobody is at home. */
function cacheFolder({
  XDG_CACHE_HOME: cache,
  HOME: home,
}: Readonly<Record<string, string | undefined>>): string | null {
  const base = cache !== undefined && cache !== '' ? cache : home === undefined ? null : join(home, '.cache')
  return base === null ? null : join(base, 'plimsoll', 'generate')
}

/** SHA-256 (hex) of the built program; `null`: it runs from its sources, which may change from one run to the next. */
export function programDigest(): string | null {
  const folder = new URL('../', import.meta.url)
  const built = readdirSync(folder).filter((name) => name.endsWith('.js'))
  if (built.length === 0) return null
  const hash = createHash('sha256')
  for (const name of built.toSorted()) hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex')
}

function readIfThere(file: string): string {
  return unlessRefused(() => readFileSync(file, 'utf8')) ?? ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function writeMemory(folder: string, file: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  replaceFile(file, text)
  const oldest = Date.now() - KEPT_DAYS * 86_400_000
  for (const path of readdirSync(folder).map((name) => join(folder, name))) {
    if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true })
  }
}

/** A folder that is not there, or that nobody may write to, is nothing to stop for. */
function unlessRefused<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch (error) {
    if (systemReason(error) === null) throw error
    return null
  }
}
