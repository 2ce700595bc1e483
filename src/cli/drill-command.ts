import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption, type OutputOptions } from './output-option.js'

/** `plimsoll drill evaluate`. */
export function createDrillCommand(io: CommandIo): Command {
  return new Command('drill')
    .description('hold restore tests and other drills against the clock')
    .addCommand(evaluateCommand(io))
}

function evaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: read a run and what was said of it out of a file, and judge it')
    .argument('<file>', 'the run, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: OutputOptions) => {
      const { runDrillEvaluate } = await import('./run-drill-evaluate.js')
      runDrillEvaluate(file, options, io)
    })
}
