import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { ValidateOptions } from './run-validate.js'

export function createValidateCommand(io: CommandIo): Command {
  return new Command('validate')
    .description('check the configuration: says everything that is wrong with it, and how to mend it')
    .addOption(outputOption())
    .option('--strict', 'treat remarks as mistakes', false)
    .option('--mimir', 'remark upon what Grafana Mimir’s default limits refuse, also where no tenant is named', false)
    .option('--live', 'ask every configured Prometheus whether it has what is selected', false)
    .action(async (options: ValidateOptions, command: Command) => {
      const { runValidate } = await import('./run-validate.js')
      await runValidate(options, command, io)
    })
}
