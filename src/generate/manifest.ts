import * as z from 'zod'
import { ALERTMANAGER_PATHS } from './alertmanager/alertmanager-names.js'
import type { GeneratedFile } from './generated-file.js'
import { LAYOUTS, OPERATOR_PATHS, type OutputFormat } from './output-format.js'

/** Raised when the same configuration gives other files than before on purpose. */
const FORMAT = 1

const PLAIN = /^(rules\/(tests\/)?[a-z0-9_][a-z0-9_-]*(\.[a-z-]+)?\.yaml|dashboards\/[a-z]+\.json)$/
const OBJECT = /^operator\/(rules\/[a-z0-9_][a-z0-9_-]*(\.\d+)?|dashboards\/[a-z]+)\.yaml$/

const manifestSchema = z.object({ format: z.int(), files: z.record(z.string(), z.string()) })

/** SHA-256 (hex) of every generated file's bytes, by path. */
export type ManifestEntries = Readonly<Record<string, string>>

/** The manifest as a file. Nothing in it changes unless a file does: no times, no versions. */
export function renderManifest(entries: ManifestEntries, output: OutputFormat = 'files'): GeneratedFile {
  const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))
  const document = { generator: 'plimsoll generate', format: FORMAT, files: Object.fromEntries(sorted) }
  return { path: LAYOUTS[output].manifest, text: `${JSON.stringify(document, null, 2)}\n` }
}

/**
 * What a manifest lists.
 *
 * @returns `null` when the text is no manifest of ours
 */
export function parseManifest(text: string): ManifestEntries | null {
  try {
    const { files } = manifestSchema.parse(JSON.parse(text))
    return Object.fromEntries(Object.entries(files).filter(([path]) => isGeneratedPath(path)))
  } catch {
    return null
  }
}

/** Whether Plimsoll could have written a file of this path. Others in a manifest lead elsewhere, and nothing there is ours. */
export function isGeneratedPath(path: string): boolean {
  if ([...Object.values<string>(ALERTMANAGER_PATHS), OPERATOR_PATHS.alertmanager].includes(path)) return true
  return PLAIN.test(path) || OBJECT.test(path)
}
