import * as z from 'zod'
import { ALERTMANAGER_PATHS } from './alertmanager/alertmanager-names.js'
import type { PartName } from '../config/describe-parts.js'
import type { GeneratedFile } from './generated-file.js'
import { LAYOUTS, OPERATOR_PATHS, type OutputFormat } from './output-format.js'

/** Raised when the same configuration gives other files than before on purpose. */
const FORMAT = 2

const PLAIN = /^(rules\/(tests\/)?[a-z0-9_][a-z0-9_-]*(\.[a-z-]+)?\.yaml|dashboards\/[a-z]+\.json)$/
const OBJECT = /^operator\/(rules\/[a-z0-9_][a-z0-9_-]*(\.\d+)?|dashboards\/[a-z]+)\.yaml$/

const manifestSchema = z.object({
  format: z.int(),
  files: z.record(z.string(), z.string()),
  parts: z.array(z.string()).default([]),
})

/** SHA-256 (hex) of every generated file's bytes, by path. */
export type ManifestEntries = Readonly<Record<string, string>>

/** What a run leaves for the next one. */
export interface Manifest {
  readonly files: ManifestEntries
  /** The parts of services that there were, so that the next run can say which are gone. */
  readonly parts: readonly PartName[]
}

const EMPTY: Manifest = { files: {}, parts: [] }

/** The manifest as a file. Nothing in it changes unless a file does: no times, no versions. */
export function renderManifest({ files, parts }: Manifest, output: OutputFormat = 'files'): GeneratedFile {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
  const document = {
    generator: 'plimsoll generate',
    format: FORMAT,
    parts: parts.toSorted(),
    files: Object.fromEntries(sorted),
  }
  return { path: LAYOUTS[output].manifest, text: `${JSON.stringify(document, null, 2)}\n` }
}

/** What a manifest lists; nothing where the text is no manifest of ours. */
export function parseManifest(text: string): Manifest {
  try {
    const { files, parts } = manifestSchema.parse(JSON.parse(text))
    return { files: Object.fromEntries(Object.entries(files).filter(([path]) => isGeneratedPath(path))), parts }
  } catch {
    return EMPTY
  }
}

/** Whether Plimsoll could have written a file of this path. Others in a manifest lead elsewhere, and nothing there is ours. */
export function isGeneratedPath(path: string): boolean {
  const named: readonly string[] = [
    ...Object.values(ALERTMANAGER_PATHS),
    OPERATOR_PATHS.alertmanager,
    OPERATOR_PATHS.podMonitor,
  ]
  if (named.includes(path)) return true
  return PLAIN.test(path) || OBJECT.test(path)
}
