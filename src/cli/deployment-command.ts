import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { EvaluateOptions } from './run-deployment-evaluate.js'

export function createDeploymentCommand(io: CommandIo): Command {
  const deployment = new Command('deployment').description('judge deployments by the errors before and after them')
  deployment.addCommand(createEvaluateCommand(io))
  return deployment
}

function createEvaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: judge a deployment by counts of events and errors, both in a file')
    .argument('<file>', 'counts before and after the marker in bins of 30 s, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: EvaluateOptions) => {
      const { runDeploymentEvaluate } = await import('./run-deployment-evaluate.js')
      runDeploymentEvaluate(file, options, io)
    })
}
