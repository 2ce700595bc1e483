import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ReceiversTestOptions } from './run-receivers-test.js'

/** `plimsoll receivers test`: whether those who must be told can be told. */
export function createReceiversCommand(io: CommandIo): Command {
  const test = new Command('test')
    .description('send each receiver one message, clearly marked as a test; at PagerDuty it is closed again at once')
    .option('--receiver <name>', 'only this one')
    .action(async (options: ReceiversTestOptions, command: Command) => {
      const { runReceiversTest } = await import('./run-receivers-test.js')
      await runReceiversTest(options, command, io)
    })
  return new Command('receivers').description('try out who can be told').addCommand(test)
}
