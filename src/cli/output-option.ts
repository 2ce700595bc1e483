import { Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'

export interface OutputOptions {
  readonly output: 'text' | 'json'
}

/** For people or for programs. */
export function outputOption(flags = '--output <format>'): Option {
  return new Option(flags, 'how to print').choices(['text', 'json']).default('text')
}

/** Prints an answer as data, or in the words that people get. */
export function printAnswer(
  io: CommandIo,
  { output }: Partial<OutputOptions>,
  { answer, text }: { readonly answer: unknown; readonly text: string },
): void {
  io.stdout.write(output === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : text)
}
