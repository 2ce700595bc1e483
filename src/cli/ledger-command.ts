import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { RefillOptions } from './run-refill.js'

export function createLedgerCommand(io: CommandIo): Command {
  const refill = new Command('refill')
    .description('ask Prometheus again for minutes that the ledger does not know; what is known stays')
    .requiredOption('--from <time>', 'where to begin: a day or an RFC 3339 time')
    .option('--to <time>', 'where to end; default now')
    .action(async (options: RefillOptions, command: Command) => {
      const { runRefill } = await import('./run-refill.js')
      await runRefill(options, command, io)
    })
  const ledger = new Command('ledger').description('the memory of minutes and hours: refill')
  ledger.addCommand(refill)
  return ledger
}
