import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isMissing } from '../shared/system-error.js'
import { isGeneratedPath } from './manifest.js'
import { LAYOUTS, type OutputFormat } from './output-format.js'
import type { DiskFiles, OutputPlan } from './plan-output.js'

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Reads every file below `folder` that stands where generated ones do, whoever wrote it. */
export function readDisk(folder: string, format: OutputFormat = 'files'): DiskFiles {
  const { folders, manifest } = LAYOUTS[format]
  const names = folders.flatMap((part) => filesIn(folder, part))
  const paths = names.filter((path) => path === manifest || isGeneratedPath(path))
  // One after the other: a process may open so many files at once and no more.
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/**
 * Carries a plan out. Each file is replaced in one step, so that Prometheus never loads half of one. Written one after the other without promises: for many
 * small files that takes a quarter of the time.
 */
export function writeOutput(folder: string, { written, removed }: OutputPlan): void {
  for (const parent of new Set(written.map(({ path }) => dirname(join(folder, path))))) {
    mkdirSync(parent, { recursive: true })
  }
  for (const { path, text } of written) replaceFile(join(folder, path), text)
  for (const path of removed) rmSync(join(folder, path), { force: true })
}

function replaceFile(target: string, text: string): void {
  try {
    writeFileSync(`${target}.new`, text)
    renameSync(`${target}.new`, target)
  } catch (error) {
    rmSync(`${target}.new`, { force: true })
    throw error
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
