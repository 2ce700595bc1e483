import { Option } from 'commander'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'

/** The option that says who acts. */
export function byOption(io: CommandIo): Option {
  return new Option('--by <name>', 'who you are').default(io.env['USER'], 'USER')
}

/** Who acts. Throws `UsageError` where nobody says. */
export function authorOf({ by }: { readonly by?: string }): string {
  const name = by?.trim() ?? ''
  if (name === '') throw new UsageError('say who you are: --by <name>')
  return name
}
