import { Command } from 'commander'
import type { CreateCommand } from '../../src/feature/command.js'
import type { ToyPart } from './toy.js'

export const createToyCommand: CreateCommand<{ readonly services: readonly ToyPart[] }> = (io, load) =>
  new Command('toys').description('list the toys of the configuration').action(async (_options, command: Command) => {
    const { services } = await load(command)
    for (const { service, name, most } of services.flatMap(({ toys }) => toys)) {
      io.stdout.write(`${service}/${name}: ${most}\n`)
    }
  })
