import type { GeneratedFile } from './generated-file.js'
import { MANIFEST_PATH, parseManifest, renderManifest, type ManifestEntries } from './manifest.js'
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
}

export interface OutputWish {
  readonly files: readonly GeneratedFile[]
  readonly selection: Selection
  /** SHA-256 (hex) of a text's bytes. */
  readonly digest: (text: string) => string
}

/** Compares what was generated with the disk. What the selection leaves out stays as it is, in the manifest too. */
export function planOutput({ files, selection, digest }: OutputWish, disk: DiskFiles): OutputPlan {
  const listed = parseManifest(disk.get(MANIFEST_PATH) ?? '') ?? {}
  const selected = files.filter(({ path }) => isSelected(path, selection))
  const manifest = renderManifest({
    ...left(listed, selection),
    ...Object.fromEntries(selected.map(({ path, text }) => [path, digest(text)])),
  })
  const wanted = [...selected, manifest]
  const paths = new Set(wanted.map(({ path }) => path))
  const isOurs = (path: string): boolean => path in listed || hasOurMark(disk.get(path) ?? '')
  const stale = [...disk.keys()].filter((path) => isSelected(path, selection) && !paths.has(path) && isOurs(path))
  const written = wanted.filter(({ path, text }) => disk.get(path) !== text)
  return {
    written,
    unchanged: wanted.filter(({ path, text }) => disk.get(path) === text),
    removed: stale.filter((path) => path !== MANIFEST_PATH),
    foreign: written
      .map(({ path }) => path)
      .filter((path) => disk.has(path) && path !== MANIFEST_PATH && !isOurs(path)),
  }
}

/** Whether a text says that we wrote it: rules in their first line, dashboards, which have no comments, in their uid. */
function hasOurMark(text: string): boolean {
  return text.startsWith(HEADER) || /^ {2}"uid": "plimsoll-\w+",?$/m.test(text)
}

function left(listed: ManifestEntries, selection: Selection): ManifestEntries {
  return Object.fromEntries(Object.entries(listed).filter(([path]) => !isSelected(path, selection)))
}
