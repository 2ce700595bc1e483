import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { KpisOptions } from './run-kpis.js'
import { serverOption } from './server-option.js'

/** `plimsoll kpis`. */
export function createKpisCommand(io: CommandIo): Command {
  return new Command('kpis')
    .description('say RTO, RPO, MTTD, MTTR and the success of drills against their targets, of all and of each service')
    .option('--service <name>', 'of one service only')
    .option('--period <period>', 'such as 2026-10, 2026-Q4, 2026-W47 or 2026; default: this month')
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (options: KpisOptions, command: Command) => {
      const { runKpis } = await import('./run-kpis.js')
      await runKpis(options, command, io)
    })
}
