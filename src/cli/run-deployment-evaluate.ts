import { caseSchema, type WrittenCase } from '../deployment/written/case-schema.js'
import { evaluateWritten } from '../deployment/written/evaluate-written.js'
import type { CommandIo } from '../terminal/command-io.js'
import { type CaseKind, readCaseFile } from './read-case-file.js'

export interface EvaluateOptions {
  readonly output: 'text' | 'json'
}

const DEPLOYMENT: CaseKind<{ readonly input: WrittenCase }> = { schema: caseSchema, what: 'one deployment' }

/** Judges a written deployment and prints. Throws `ConfigError` with every mistake of the file, and `UsageError`. */
export function runDeploymentEvaluate(file: string, { output }: EvaluateOptions, io: CommandIo): void {
  io.stdout.write(evaluateWritten(readCaseFile(file, DEPLOYMENT, io.cwd).input, output))
}
