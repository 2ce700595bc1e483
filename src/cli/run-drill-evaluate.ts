import { caseSchema, type WrittenRun } from '../drill/written/case-schema.js'
import { evaluateWritten } from '../drill/written/evaluate-written.js'
import type { CommandIo } from '../terminal/command-io.js'
import type { OutputOptions } from './output-option.js'
import { readCaseFile, type CaseKind } from './read-case-file.js'

const RUN: CaseKind<{ readonly input: WrittenRun }> = { schema: caseSchema, what: 'one run of a drill' }

/** Judges a written run and prints. Throws `ConfigError` with every mistake of the file, and `UsageError`. */
export function runDrillEvaluate(file: string, { output }: OutputOptions, io: CommandIo): void {
  io.stdout.write(evaluateWritten(readCaseFile(file, RUN, io.cwd).input, output))
}
