import { serviceOfPart, type PartName } from '../config/describe-parts.js'
import { partNames, vanishedParts, type Parted } from '../config/part-names.js'
import type { GeneratedFile } from './generated-file.js'
import { parseManifest, renderManifest, type ManifestEntries } from './manifest.js'
import { LAYOUTS, type OutputFormat } from './output-format.js'
import { HEADER } from './render-yaml-file.js'
import { isSelected, type Selection } from './selection.js'

/** Text of the files on disk that concern us, by path; a file that is missing is not in the map. */
export type DiskFiles = ReadonlyMap<string, string>

/** What must happen so that the disk holds what was generated. */
export interface OutputPlan {
  /** The manifest last. */
  readonly written: readonly GeneratedFile[]
  readonly unchanged: readonly GeneratedFile[]
  /** Paths of generated files that nothing generates any more. */
  readonly removed: readonly string[]
  /** Paths in the way that Plimsoll did not write. */
  readonly foreign: readonly string[]
  /** Services, promises and datasets of the last run that the configuration does not have any more. */
  readonly vanished: readonly PartName[]
}

export interface OutputRequest {
  readonly files: readonly GeneratedFile[]
  /** What the configuration consists of now. */
  readonly services: readonly Parted[]
  readonly selection: Selection
  /** SHA-256 (hex) of a text's bytes. */
  readonly digest: (text: string) => string
  /** Default: plain files. */
  readonly format?: OutputFormat
}

/** Compares what was generated with the disk. What the selection leaves out stays as it is, in the manifest too. */
export function planOutput(request: OutputRequest, disk: DiskFiles): OutputPlan {
  const { files, selection, digest, services, format = 'files' } = request
  const manifestPath = LAYOUTS[format].manifest
  const { files: listed, parts: before } = parseManifest(disk.get(manifestPath) ?? '')
  const selected = files.filter(({ path }) => isSelected(path, selection))
  const entries = Object.fromEntries(selected.map(({ path, text }) => [path, digest(text)]))
  const isPartSelected = (part: PartName) => isSelected(`rules/${serviceOfPart(part)}.yaml`, selection)
  const parts = [
    ...before.filter((part) => !isPartSelected(part)),
    ...partNames(services).filter((part) => isPartSelected(part)),
  ]
  const manifest = renderManifest({ files: { ...left(listed, selection), ...entries }, parts }, format)
  const wanted = [...selected, manifest]
  const paths = new Set(wanted.map(({ path }) => path))
  const isOurs = (path: string): boolean => path in listed || hasOurMark(disk.get(path) ?? '')
  const stale = [...disk.keys()].filter((path) => isSelected(path, selection) && !paths.has(path) && isOurs(path))
  const written = wanted.filter(({ path, text }) => disk.get(path) !== text)
  return {
    written,
    unchanged: wanted.filter(({ path, text }) => disk.get(path) === text),
    removed: stale.filter((path) => path !== manifestPath),
    foreign: written.map(({ path }) => path).filter((path) => disk.has(path) && path !== manifestPath && !isOurs(path)),
    vanished: vanishedParts(before, services).filter((part) => isPartSelected(part)),
  }
}

/** Whether a text says that we wrote it: rules in their first line, dashboards, which have no comments, in their uid. */
function hasOurMark(text: string): boolean {
  return text.startsWith(HEADER) || /^ {2}"uid": "plimsoll-\w+",?$/m.test(text)
}

function left(listed: ManifestEntries, selection: Selection): ManifestEntries {
  return Object.fromEntries(Object.entries(listed).filter(([path]) => !isSelected(path, selection)))
}
