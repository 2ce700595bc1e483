import { caseSchema, type WrittenCase } from '../backup/written/case-schema.js'
import { evaluateWritten } from '../backup/written/evaluate-written.js'
import type { CommandIo } from '../terminal/command-io.js'
import { type CaseKind, readCaseFile } from './read-case-file.js'

export interface EvaluateOptions {
  readonly output: 'text' | 'json'
}

const BACKUP: CaseKind<{ readonly input: WrittenCase }> = { schema: caseSchema, what: 'one dataset' }

/** Judges a written dataset and prints. Throws `ConfigError` with every mistake of the file, and `UsageError`. */
export function runBackupEvaluate(file: string, { output }: EvaluateOptions, io: CommandIo): void {
  io.stdout.write(evaluateWritten(readCaseFile(file, BACKUP, io.cwd).input, output))
}
