import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { EvaluateOptions } from './run-agreement-evaluate.js'

export function createAgreementCommand(io: CommandIo): Command {
  const agreement = new Command('agreement').description('judge agreements: evaluate')
  agreement.addCommand(createEvaluateCommand(io))
  return agreement
}

function createEvaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: judge a contract by runs of minutes, both in a file')
    .argument('<file>', 'contract with minutes, JSON or YAML')
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (file: string, options: EvaluateOptions) => {
      const { runAgreementEvaluate } = await import('./run-agreement-evaluate.js')
      runAgreementEvaluate(file, options, io)
    })
}
