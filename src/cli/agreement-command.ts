import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { AcknowledgeOptions, BreachesOptions } from './run-agreement-breaches.js'
import type { EvaluateOptions } from './run-agreement-evaluate.js'
import type { ExplainOptions } from './run-agreement-explain.js'

export function createAgreementCommand(io: CommandIo): Command {
  const agreement = new Command('agreement').description('judge agreements, and answer for their breaches')
  agreement.addCommand(createEvaluateCommand(io))
  agreement.addCommand(createExplainCommand(io))
  agreement.addCommand(createBreachesCommand(io))
  agreement.addCommand(createAcknowledgeCommand(io))
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

function createBreachesCommand(io: CommandIo): Command {
  return new Command('breaches')
    .description('list the periods in which agreements were found broken, and who has acknowledged that')
    .option('--open', 'only those that nobody has acknowledged')
    .addOption(outputOption())
    .action(async (options: BreachesOptions, command: Command) => {
      const { listBreaches } = await import('./run-agreement-breaches.js')
      await listBreaches(options, command, io)
    })
}

function createAcknowledgeCommand(io: CommandIo): Command {
  return new Command('acknowledge')
    .description('say that you have seen the breach of an agreement; who waits for that is not told on')
    .argument('<agreement>', 'service and name, such as checkout/enterprise')
    .option('--period <label>', 'of which period, such as 2026-10 (default: the only one that waits)')
    .addOption(byOption(io))
    .option('--note <text>', 'what the record should say beside')
    .addOption(outputOption())
    .action(async (name: string, options: AcknowledgeOptions, command: Command) => {
      const { acknowledgeBreach } = await import('./run-agreement-breaches.js')
      await acknowledgeBreach({ name, command }, options, io)
    })
}
