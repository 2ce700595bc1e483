import { serviceOfPart, type PartName } from '../config/describe-parts.js'
import { partNames, vanishedParts, type Parted } from '../config/part-names.js'
import type { GeneratedFile } from './generated-file.js'
import { parseManifest, renderManifest, type ManifestEntries } from './manifest.js'
import { LAYOUTS, type OutputFormat } from './output-format.js'
import { isSelected, type Selection } from './selection.js'

/** What stands at the path of a generated file. */
export interface FileOnDisk {
  /** SHA-256 (hex) of its bytes. */
  readonly digest: string
  /** Whether it says that we wrote it. */
  readonly hasOurMark: boolean
}

/** The files on disk that concern us, by path. */
export type DiskFiles = ReadonlyMap<string, FileOnDisk>

/** A file that the configuration gives, by what it holds. */
export interface WantedFile {
  readonly path: string
  readonly digest: string
}

/** What must happen so that the disk holds what was generated. */
export interface OutputPlan {
  /** Paths; the manifest last. */
  readonly written: readonly string[]
  readonly manifest: GeneratedFile
  /** How many files are on disk as they should be. */
  readonly unchanged: number
  /** Paths of generated files that nothing generates any more. */
  readonly removed: readonly string[]
  /** Paths in the way that Plimsoll did not write. */
  readonly foreign: readonly string[]
  /** Services, promises and datasets of the last run that the configuration does not have any more. */
  readonly vanished: readonly PartName[]
}

export interface OutputRequest {
  readonly files: readonly WantedFile[]
  /** Text of the manifest on disk; '' where there is none. */
  readonly manifest: string
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
  const { files: listed, parts: before } = parseManifest(request.manifest)
  const selected = files.filter(({ path }) => isSelected(path, selection))
  const entries = Object.fromEntries(selected.map((file) => [file.path, file.digest]))
  const isPartSelected = (part: PartName) => isSelected(`rules/${serviceOfPart(part)}.yaml`, selection)
  const parts = [
    ...before.filter((part) => !isPartSelected(part)),
    ...partNames(services).filter((part) => isPartSelected(part)),
  ]
  const manifest = renderManifest({ files: { ...left(listed, selection), ...entries }, parts }, format)
  const wanted = [...selected, { path: manifest.path, digest: digest(manifest.text) }]
  const paths = new Set(wanted.map(({ path }) => path))
  const isOurs = (path: string): boolean => path in listed || disk.get(path)?.hasOurMark === true
  const stale = [...disk.keys()].filter((path) => isSelected(path, selection) && !paths.has(path) && isOurs(path))
  const written = wanted.filter((file) => !isOnDisk(file, disk)).map(({ path }) => path)
  return {
    written,
    manifest,
    unchanged: wanted.length - written.length,
    removed: stale.filter((path) => path !== manifestPath),
    foreign: written.filter((path) => disk.has(path) && path !== manifestPath && !isOurs(path)),
    vanished: vanishedParts(before, services).filter((part) => isPartSelected(part)),
  }
}

/** Whether the disk has a file as it should be. */
export function isOnDisk({ path, digest }: WantedFile, disk: DiskFiles): boolean {
  return disk.get(path)?.digest === digest
}

function left(listed: ManifestEntries, selection: Selection): ManifestEntries {
  return Object.fromEntries(Object.entries(listed).filter(([path]) => !isSelected(path, selection)))
}
