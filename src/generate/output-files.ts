import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode, isMissing } from '../shared/system-error.js'
import { isGeneratedPath } from './manifest.js'
import { LAYOUTS, type OutputFormat } from './output-format.js'
import type { GeneratedFile } from './generated-file.js'
import type { DiskFiles, FileOnDisk, OutputPlan } from './plan-output.js'
import { HEADER } from './render-yaml-file.js'

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Looks at every file below `folder` that stands where generated ones do, whoever wrote it. One after the other: their texts together may be large. */
export function readDisk(folder: string, format: OutputFormat = 'files'): DiskFiles {
  const { folders, manifest } = LAYOUTS[format]
  const names = folders.flatMap((part) => filesIn(folder, part))
  const paths = names.filter((path) => path === manifest || isGeneratedPath(path))
  return new Map(paths.map((path) => [path, lookAt(path, readFileSync(join(folder, path)))]))
}

/** Text of a file below `folder`; `null`: there is none. */
export function readFileOnDisk(folder: string, path: string): string | null {
  try {
    return readFileSync(join(folder, path), 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Rules say in their first line that we wrote them, dashboards, which have no comments, in their uid. */
function lookAt(path: string, bytes: Buffer): FileOnDisk {
  const hasOurMark = path.endsWith('.json')
    ? /^ {2}"uid": "plimsoll-\w+",?$/m.test(bytes.toString())
    : bytes.subarray(0, HEADER.length).toString() === HEADER
  return { digest: sha256(bytes), hasOurMark }
}

/**
 * Files that were made and have not taken their places: `x.<process>.new` beside `x`. So nothing is replaced before everything is there, nothing has to be kept in
 * memory, and two that generate at once do not take each other's. Written one after the other without promises: for many small files that takes a quarter of
 * the time.
 */
export class NewFiles {
  readonly #folder: string
  readonly #paths: string[] = []
  /** Folders that were not there before, the outermost of each path. */
  readonly #made: string[] = []

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes a file beside its place. Throws errors of the system. */
  add({ path, text }: GeneratedFile): void {
    const target = join(this.#folder, path)
    const made = mkdirSync(dirname(target), { recursive: true })
    if (made !== undefined) this.#made.push(made)
    const file = openSync(beside(target), 'w')
    this.#paths.push(path)
    try {
      writeFileSync(file, text)
    } finally {
      closeSync(file)
    }
  }

  /** Removes what a run left behind that was ended before it could take it back. */
  static sweep(folder: string, format: OutputFormat): void {
    const names = LAYOUTS[format].folders.flatMap((part) => filesIn(folder, part))
    for (const path of names) {
      const [, target = '', owner = ''] = /^(.*)\.(\d+)\.new$/.exec(path) ?? []
      if (!isGeneratedPath(target) || isAnother(Number(owner))) continue
      const file = join(folder, path)
      if (lookAt(target, readFileSync(file)).hasOurMark) rmSync(file, { force: true })
    }
  }

  /** Puts all of them into their places, each in one step, so that Prometheus never loads half of one; then removes what nothing generates any more. */
  settle({ removed }: Pick<OutputPlan, 'removed'>): void {
    for (const path of this.#paths) {
      const target = join(this.#folder, path)
      renameSync(beside(target), target)
    }
    // From here on nothing is taken back.
    this.#paths.splice(0)
    this.#made.splice(0)
    for (const path of removed) rmSync(join(this.#folder, path), { force: true })
  }

  /** Takes back what has not come to its place. */
  discard(): void {
    for (const path of this.#paths) rmSync(beside(join(this.#folder, path)), { force: true })
    for (const folder of this.#made.reverse()) rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts a file in the place of another in one step: whoever reads gets all of the one or all of the other. */
export function replaceFile(target: string, text: string): void {
  try {
    writeFileSync(beside(target), text)
    renameSync(beside(target), target)
  } catch (error) {
    rmSync(beside(target), { force: true })
    throw error
  }
}

function beside(target: string): string {
  return `${target}.${process.pid}.new`
}

/** Whether another process of that number is at work. */
function isAnother(owner: number): boolean {
  if (owner === process.pid) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    // It is somebody else's.
    return hasCode(error, 'EPERM')
  }
}

function filesIn(folder: string, part: string): string[] {
  try {
    const entries = readdirSync(join(folder, part), { withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => `${part}/${name}`)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
