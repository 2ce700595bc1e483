import { Command, InvalidArgumentError } from 'commander'
import type { BacktestOptions } from './backtest-options.js'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import { serverOption } from './server-option.js'

/** `plimsoll backtest SERVICE/SLO`: which pages and tickets an SLO's burn-rate alerts would have sent. */
export function createBacktestCommand(io: CommandIo): Command {
  return new Command('backtest')
    .description('replay the burn-rate alerts of an SLO over history, as written or with other numbers')
    .argument('<service/slo>', 'which SLO, such as checkout/availability')
    .option('--from <time>', 'where to begin: a day or an RFC 3339 time')
    .option('--to <time>', 'where to end; default now')
    .option('--days <count>', 'how many days up to the end; default 30', positiveNumber)
    .option('--objective <percent>', 'try another objective, such as 99.5', positiveNumber)
    .option(
      '--tier <tier>',
      'try other alerts: severity:budget:long:short such as page:2%:1h:5m; repeatable',
      collect,
      [],
    )
    .option('--min-errors <count>', 'try another `min_errors`', positiveNumber)
    .option('--raw', 'read the raw indicator even where the rules recorded it')
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (subject: string, options: BacktestOptions, command: Command) => {
      const { runBacktest } = await import('./run-backtest.js')
      await runBacktest({ subject, options, command }, io)
    })
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}

/** A number of days, or of errors. */
function positiveNumber(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  throw new InvalidArgumentError('expected a number above 0')
}
