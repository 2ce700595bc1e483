import { checkSchema } from '../config/checks/check-schema.js'
import { ConfigError } from '../config/config-error.js'
import { writtenSchema } from '../config/reference/json-schemas.js'
import { readSourceFile } from '../config/source-files.js'
import { UsageError } from '../shared/app-error.js'
import { caseMistakes } from '../sla/contract/written/case-mistakes.js'
import { caseSchema, type WrittenCase } from '../sla/contract/written/case-schema.js'
import { evaluateWritten } from '../sla/contract/written/evaluate-written.js'
import type { CommandIo } from '../terminal/command-io.js'
import { type Finding, findingAt, toDiagnostics } from '../yaml/finding.js'
import { Origins, type Path } from '../yaml/located.js'
import { readForeignDocuments } from '../yaml/read-document.js'
import type { SourceFile } from '../yaml/read-document.js'

export interface EvaluateOptions {
  readonly output: 'text' | 'json'
}

/** Judges a written contract and prints. Throws `ConfigError` with every mistake of the file, and `UsageError`. */
export function runAgreementEvaluate(file: string, { output }: EvaluateOptions, io: CommandIo): void {
  io.stdout.write(evaluateWritten(readWritten(open(file, io)), output))
}

function open(file: string, io: CommandIo): SourceFile {
  const source = readSourceFile(file, io.cwd)
  if ('text' in source) return source
  throw new UsageError(`${file}: ${source.problem}`)
}

function readWritten(source: SourceFile): WrittenCase {
  const origins = new Origins()
  const [document, second] = readForeignDocuments(source, origins)
  if (document === undefined || second !== undefined) throw new UsageError(`${source.file}: expected one contract`)
  const refuse = (findings: readonly Finding[]): never => {
    throw new ConfigError(toDiagnostics(findings, new Map([[source.file, source.text]])))
  }
  if (!document.whole || document.findings.length > 0) return refuse(document.findings)
  const { tree } = document
  const written = () => writtenSchema(caseSchema)
  const checked = checkSchema(tree, { schema: caseSchema, written, origins })
  if (checked.data === null) return refuse(checked.findings)
  const at = (path: Path) => origins.locate(tree, path).origin
  const mistakes = caseMistakes(checked.data.input)
  if (mistakes.length === 0) return checked.data.input
  return refuse(mistakes.map(({ path, message, hint }) => findingAt(at(['input', ...path]), message, hint)))
}
