import { canonicalText } from '../config/canonical-config.js'
import type { GeneratedFile, OutputPart } from './generated-file.js'
import { isOnDisk, type DiskFiles, type WantedFile } from './plan-output.js'
import { isSelected, type Selection } from './selection.js'

/** What a part came to in an earlier run. */
export interface RememberedPart {
  /** Of all that it was made of. */
  readonly fingerprint: string
  /** SHA-256 (hex) of its files, by path. */
  readonly files: Readonly<Record<string, string>>
  readonly remarks: readonly string[]
}

/** By name of the part. */
export type RememberedParts = Readonly<Record<string, RememberedPart>>

export interface SettleRequest {
  readonly parts: readonly OutputPart[]
  readonly disk: DiskFiles
  readonly selection: Selection
  readonly remembered: RememberedParts
  /** Takes each file that was made and that the disk has not: together they may be too large to be kept. */
  readonly take: (file: GeneratedFile) => unknown
  /** SHA-256 (hex) of a text's bytes. */
  readonly digest: (text: string) => string
}

/** What is wanted, and what the next run should remember. */
export interface SettledOutput {
  readonly files: readonly WantedFile[]
  readonly remarks: readonly string[]
  readonly remembered: RememberedParts
}

/**
 * Makes what has to be made: a part that is made of the same as in an earlier run, and whose files are on disk as that run made them, is not made again. Of
 * the others nothing is taken that the disk has already. Throws what parts throw.
 */
export function settleOutput(request: SettleRequest): SettledOutput {
  const files: WantedFile[] = []
  const remarks: string[] = []
  const remembered: Record<string, RememberedPart> = {}
  for (const part of request.parts) {
    const settled = settlePart(part, request)
    files.push(...settled.files)
    remarks.push(...settled.remarks)
    if (settled.remembered !== null) remembered[part.name] = settled.remembered
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), remarks, remembered }
}

interface SettledPart {
  readonly files: readonly WantedFile[]
  readonly remarks: readonly string[]
  readonly remembered: RememberedPart | null
}

function settlePart({ name, madeOf, make }: OutputPart, request: SettleRequest): SettledPart {
  const fingerprint = madeOf === null ? null : request.digest(canonicalText(madeOf))
  const before = Object.hasOwn(request.remembered, name) ? request.remembered[name] : undefined
  if (before !== undefined && before.fingerprint === fingerprint && standsOnDisk(before, request)) {
    const files = Object.entries(before.files).map(([path, digest]) => ({ path, digest }))
    return { files, remarks: before.remarks, remembered: before }
  }
  const { files, remarks } = make()
  const wanted = files.map((file) => wantedFile(file, request))
  if (fingerprint === null) return { files: wanted, remarks, remembered: null }
  const digests = Object.fromEntries(wanted.map(({ path, digest }) => [path, digest]))
  return { files: wanted, remarks, remembered: { fingerprint, files: digests, remarks } }
}

function standsOnDisk({ files }: RememberedPart, { disk, selection }: SettleRequest): boolean {
  return Object.entries(files).every(
    ([path, digest]) => !isSelected(path, selection) || isOnDisk({ path, digest }, disk),
  )
}

function wantedFile(file: GeneratedFile, { disk, selection, digest, take }: SettleRequest): WantedFile {
  const wanted = { path: file.path, digest: digest(file.text) }
  if (isSelected(file.path, selection) && !isOnDisk(wanted, disk)) take(file)
  return wanted
}
