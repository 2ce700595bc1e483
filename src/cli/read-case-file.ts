import type * as z from 'zod'
import { checkSchema } from '../config/checks/check-schema.js'
import { ConfigError } from '../config/config-error.js'
import { writtenSchema } from '../config/reference/json-schemas.js'
import { readSourceFile } from '../config/source-files.js'
import { UsageError } from '../shared/app-error.js'
import { type Finding, findingAt, toDiagnostics } from '../yaml/finding.js'
import { Origins, type Path, type Tree } from '../yaml/located.js'
import { readForeignDocuments, type SourceFile } from '../yaml/read-document.js'

/** What stands in a file of a case that somebody wants to be judged. */
export interface CaseKind<Case> {
  readonly schema: z.ZodType<Case>
  /** Such as `one contract`. */
  readonly what: string
  /** What no schema says. */
  readonly mistakes?: (read: Case) => readonly CaseMistake[]
}

export interface CaseMistake {
  readonly path: Path
  readonly message: string
  readonly hint: string | null
}

/** Reads a case, JSON or YAML. Throws `ConfigError` with every mistake of the file, and `UsageError` where there is none. */
export function readCaseFile<Case>(file: string, kind: CaseKind<Case>, cwd: string): Case {
  const source = readSourceFile(file, cwd)
  if (!('text' in source)) throw new UsageError(`${file}: ${source.problem}`)
  return read(source, kind)
}

function read<Case>(source: SourceFile, kind: CaseKind<Case>): Case {
  const origins = new Origins()
  const [document, second] = readForeignDocuments(source, origins)
  if (document === undefined || second !== undefined) throw new UsageError(`${source.file}: expected ${kind.what}`)
  const { tree, whole, findings } = document
  if (!whole || findings.length > 0) return refuse(source, findings)
  return checked({ source, tree, origins }, kind)
}

interface Read {
  readonly source: SourceFile
  readonly tree: Tree
  readonly origins: Origins
}

function checked<Case>({ source, tree, origins }: Read, kind: CaseKind<Case>): Case {
  const written = () => writtenSchema(kind.schema)
  const found = checkSchema(tree, { schema: kind.schema, written, origins })
  if (found.data === null) return refuse(source, found.findings)
  const mistakes = kind.mistakes?.(found.data) ?? []
  const at = (path: Path) => origins.locate(tree, path).origin
  if (mistakes.length === 0) return found.data
  return refuse(
    source,
    mistakes.map(({ path, message, hint }) => findingAt(at(path), message, hint)),
  )
}

function refuse({ file, text }: SourceFile, findings: readonly Finding[]): never {
  throw new ConfigError(toDiagnostics(findings, new Map([[file, text]])))
}
