import type { Alias, Document, LineCounter, Node } from 'yaml'
import type { Finding } from './finding.js'
import type { Way } from './format-path.js'
import type { Origin, Origins } from './located.js'

/** What converting one document needs and fills. */
export interface Conversion {
  readonly file: string
  readonly text: string
  readonly parts?: ReadonlySet<string>
  readonly document: Document.Parsed
  readonly lines: LineCounter
  readonly env: Readonly<Record<string, string | undefined>>
  readonly origins: Origins
  /** Whether `${VAR}` is ours to fill in. */
  readonly expand: boolean
  readonly findings: Finding[]
  /** The newest node of each anchor so far: an alias means the last one before it. */
  readonly anchors: Map<string, Node>
  /** What each alias met so far points to. The library would walk over the whole document for each. */
  readonly targets: Map<Alias, Node | undefined>
  /** Anchors being written out at the moment: an alias to one of them would never end. */
  readonly open: Set<Node>
  /** Values that aliases may still add; below zero the document is refused. */
  allowance: number
}

/** More than any honest file needs, and far less than what would hurt. */
export const ALIAS_ALLOWANCE = 10_000

/** What a node becomes. `empty`: a text that its variables left with nothing, so its key counts as not given. */
export interface Converted {
  readonly value: unknown
  readonly origin: Origin
  readonly empty?: boolean
}

const NONE: readonly string[] = []

/** The origin of what stands `offset` characters into the file. */
export function originAt({ file, lines }: Conversion, offset: number, { text }: Way): Origin {
  const { line, col } = lines.linePos(offset)
  return { file, line, column: col, path: text, variables: NONE, unresolved: false }
}
