import type { Finding } from '../yaml/finding.js'
import type { Origins } from '../yaml/located.js'
import { readDocument, readForeignDocuments, type ReadDocument, type SourceFile } from '../yaml/read-document.js'
import { mayBeForeign } from './foreign-format.js'
import { readForeign, type ForeignObject } from './read-foreign.js'

/** What an included file holds: a service of our own, or objects of another tool. */
export type Included =
  | { readonly own: ReadDocument }
  | { readonly foreign: readonly ForeignObject[]; readonly findings: readonly Finding[] }

/** Reads a file in the language that its header names. */
export function readIncluded(
  source: SourceFile,
  env: Readonly<Record<string, string | undefined>>,
  origins: Origins,
): Included {
  if (mayBeForeign(source.text)) {
    const documents = readForeignDocuments(source, origins)
    const foreign = readForeign(
      documents.filter(({ whole }) => whole),
      origins,
    )
    if (foreign !== null) return { foreign, findings: documents.flatMap(({ findings }) => findings) }
  }
  return { own: readDocument(source, env, origins) }
}
