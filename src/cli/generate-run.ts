import type { Config } from '../config/config.js'
import type { ObjectSettings } from '../generate/operator/kubernetes-object.js'
import type { OutputFormat } from '../generate/output-format.js'
import type { Selection } from '../generate/selection.js'
import type { CommandIo } from '../terminal/command-io.js'

/** One run of `plimsoll generate`. */
export interface GenerateRun {
  readonly config: Config
  readonly format: OutputFormat
  /** Output folder, relative to where the command was typed. */
  readonly out: string
  readonly selection: Selection
  readonly aim: 'write' | 'overwrite' | 'check' | 'print'
  /** Whether services and promises of the last run may go without a question. */
  readonly allowRemoval: boolean
  readonly settings: ObjectSettings
}

/** Tells whoever generates. */
export function sayRemarks(remarks: readonly string[], io: CommandIo): void {
  for (const remark of remarks) io.stderr.write(`note: ${remark}\n`)
}
