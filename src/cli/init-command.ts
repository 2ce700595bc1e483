import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { InitOptions } from './run-init.js'

/** `plimsoll init`: a first configuration out of what a Prometheus has. */
export function createInitCommand(io: CommandIo): Command {
  return new Command('init')
    .description('look at what a Prometheus has, and write a first configuration to review')
    .requiredOption('--prometheus <url>', 'any Prometheus-compatible query API, such as http://localhost:9090')
    .option('--out <dir>', 'folder that gets plimsoll.yaml and services/', 'config')
    .option('--header <header>', 'on every request, such as "X-Scope-OrgID: shop"; repeatable', collect, [])
    .addOption(outputOption('-o, --output <format>'))
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./run-init.js')
      await runInit(options, io)
    })
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}
