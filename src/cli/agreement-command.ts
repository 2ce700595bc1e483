import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { EvaluateOptions } from './run-agreement-evaluate.js'
import type { ExplainOptions } from './run-agreement-explain.js'

export function createAgreementCommand(io: CommandIo): Command {
  const agreement = new Command('agreement').description('judge agreements: evaluate, explain')
  agreement.addCommand(createEvaluateCommand(io))
  agreement.addCommand(createExplainCommand(io))
  return agreement
}

function createEvaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: judge a contract by runs of minutes, both in a file')
    .argument('<file>', 'contract with minutes, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: EvaluateOptions) => {
      const { runAgreementEvaluate } = await import('./run-agreement-evaluate.js')
      runAgreementEvaluate(file, options, io)
    })
}

function createExplainCommand(io: CommandIo): Command {
  return new Command('explain')
    .description('how a configured agreement comes to its verdict, step by step, from the ledger')
    .argument('<agreement>', 'service and name, such as checkout/enterprise')
    .option('--period <label>', 'which period of it, such as 2026-10 (default: the one that runs)')
    .addOption(outputOption())
    .action(async (name: string, options: ExplainOptions, command: Command) => {
      const { runAgreementExplain } = await import('./run-agreement-explain.js')
      await runAgreementExplain(name, options, { command, io })
    })
}
