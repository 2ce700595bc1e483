import { Command, InvalidArgumentError, Option } from 'commander'
import type { CanaryLabels } from '../deployment/canary/canary-schema.js'
import { STRATEGIES } from '../deployment/deployment.js'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { DaemonOptions, ListDeploymentsOptions, StartOptions, WordOptions } from './run-deployment.js'
import type { EvaluateOptions } from './run-deployment-evaluate.js'
import { serverOption } from './server-option.js'

/** `plimsoll deployment start | finish | rolled-back | wait | list | evaluate`. */
export function createDeploymentCommand(io: CommandIo): Command {
  return new Command('deployment')
    .description('mark deployments, and judge them by the errors before and after them')
    .addCommand(startCommand(io))
    .addCommand(wordCommand(io, { what: 'finish', saying: 'say that a version has reached all of its users' }))
    .addCommand(wordCommand(io, { what: 'rolled-back', saying: 'say that the version before is back' }))
    .addCommand(waitCommand(io))
    .addCommand(listCommand(io))
    .addCommand(evaluateCommand(io))
}

function startCommand(io: CommandIo): Command {
  return new Command('start')
    .description('say that a deployment begins: it is watched from now on')
    .argument('<service>', 'name of the service')
    .argument('<version>', 'what is brought out, such as a tag or a commit')
    .addOption(new Option('--strategy <how>', 'how it comes to its users').choices(STRATEGIES).default('in_place'))
    .option(
      '--canary <label=value>',
      'labels of the series of a canary, which is judged beside the rest; again for more',
      addLabel,
    )
    .option('--bake-time <duration>', 'how long it is watched (default: `bake_time` of the service)')
    .option('--at <time>', 'when it began to reach users (default: now)')
    .option('--committed-at <time>', 'when its newest commit was made, for the lead time')
    .addOption(byOption(io))
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (...[service, version, options, command]: [string, string, StartOptions, Command]) => {
      const { startDeployment } = await import('./run-deployment.js')
      await startDeployment({ service, version }, options, { command, io })
    })
}

/** Reads one `--canary label=value`; what is no label is refused by the daemon. Throws commander's error. */
function addLabel(text: string, before: CanaryLabels = {}): CanaryLabels {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Expected label=value such as track=canary.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

interface Saying {
  readonly what: 'finish' | 'rolled-back'
  readonly saying: string
}

function wordCommand(io: CommandIo, { what, saying }: Saying): Command {
  return new Command(what)
    .description(saying)
    .argument('<id>', 'of the deployment, as `start` has printed it')
    .option('--at <time>', 'when that was (default: now)')
    .addOption(byOption(io))
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (id: string, options: WordOptions, command: Command) => {
      const { sayOfDeployment } = await import('./run-deployment.js')
      await sayOfDeployment({ id, what }, options, { command, io })
    })
}

function waitCommand(io: CommandIo): Command {
  return new Command('wait')
    .description('wait for the verdict; ends with 1 where the deployment made things worse')
    .argument('<id>', 'of the deployment, as `start` has printed it')
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (id: string, options: DaemonOptions, command: Command) => {
      const { awaitDeployment } = await import('./run-deployment.js')
      await awaitDeployment(id, options, { command, io })
    })
}

function listCommand(io: CommandIo): Command {
  return new Command('list')
    .description('list deployments and what became of them, newest first')
    .option('--service <name>', 'of one service only')
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (options: ListDeploymentsOptions, command: Command) => {
      const { listDeployments } = await import('./run-deployment.js')
      await listDeployments(options, { command, io })
    })
}

function evaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: judge a deployment by counts of events and errors, both in a file')
    .argument('<file>', 'counts before and after the marker in bins of 30 s, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: EvaluateOptions) => {
      const { runDeploymentEvaluate } = await import('./run-deployment-evaluate.js')
      runDeploymentEvaluate(file, options, io)
    })
}
