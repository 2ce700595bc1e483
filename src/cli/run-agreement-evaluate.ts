import { caseMistakes } from '../sla/contract/written/case-mistakes.js'
import { caseSchema, type WrittenCase } from '../sla/contract/written/case-schema.js'
import { evaluateWritten } from '../sla/contract/written/evaluate-written.js'
import type { CommandIo } from '../terminal/command-io.js'
import { type CaseKind, readCaseFile } from './read-case-file.js'

export interface EvaluateOptions {
  readonly output: 'text' | 'json'
}

const CONTRACT: CaseKind<{ readonly input: WrittenCase }> = {
  schema: caseSchema,
  what: 'one contract',
  mistakes: ({ input }) => caseMistakes(input).map((one) => ({ ...one, path: ['input', ...one.path] })),
}

/** Judges a written contract and prints. Throws `ConfigError` with every mistake of the file, and `UsageError`. */
export function runAgreementEvaluate(file: string, { output }: EvaluateOptions, io: CommandIo): void {
  io.stdout.write(evaluateWritten(readCaseFile(file, CONTRACT, io.cwd).input, output))
}
