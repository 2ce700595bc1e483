import type { Command } from 'commander'
import { byCommand } from '../audit/initiator.js'
import { maintenanceBody, orderOfMaintenance } from '../exclusion/exclusion-order.js'
import { printMaintenance, type ListOptions } from '../maintenance/list-maintenance.js'
import { configuredMaintenance } from '../maintenance/maintenance-reader.js'
import { listedFrom, type Occurrence } from '../maintenance/windows-in.js'
import type { ListedOccurrence } from '../maintenance/maintenance-answer.js'
import type { CommandIo } from '../terminal/command-io.js'
import { allRows } from '../client/api-client.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { checkInput } from './check-input.js'
import { loadCommandConfig } from './config-option.js'
import { bodyOf, makeChange, withStore } from './exclusion-desk.js'
import type { SayingOptions } from './exclusion-options.js'
import { printAnswer } from './output-option.js'
import { hasLedger } from './refuse-without-ledger.js'
import { serverOf } from './server-option.js'
import { renderOutcome } from './screens/exclusion-screen.js'

export interface AddMaintenanceOptions extends SayingOptions {
  readonly name: string
  readonly services: string
  readonly emergency?: true
}

/** Throws as `makeChange`. */
export async function addMaintenance(options: AddMaintenanceOptions, command: Command, io: CommandIo): Promise<void> {
  const list = options.services.split(',').map((part) => part.trim())
  const services = options.services === 'all' ? ('all' as const) : list
  const emergency = options.emergency === true
  const body = { name: options.name, services, emergency, ...bodyOf(options, io.clock()) }
  const outcome = await makeChange(
    {
      overHttp: (daemon) => daemon.POST('/api/v1/maintenance', { body }),
      byHand: ({ desk }, config) => {
        const checked = { ...checkInput(maintenanceBody, body), by: body.by }
        const known = config.services.map(({ name }) => name)
        return desk.add(orderOfMaintenance(checked, known), { ...checked, initiator: byCommand(io.user) })
      },
    },
    { options, command, io },
  )
  printAnswer(io, options, { answer: outcome, text: renderOutcome(outcome, 'entered') })
}

export interface ListMaintenanceOptions {
  readonly server?: string
}

/** Lists the configuration and what was entered into its store; with `--server` what the daemon there knows. */
export async function listMaintenance(
  options: ListOptions & ListMaintenanceOptions,
  command: Command,
  io: CommandIo,
): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const { timezone } = config
  const span = listedFrom(io.clock())
  if (options.server !== undefined) {
    const daemon = daemonAt(await serverOf(options, command, io))
    const asked = { from: span.from.toISOString(), to: span.to.toISOString(), limit: 1000 }
    const rows = await allRows((place) =>
      answerOf(daemon.GET('/api/v1/maintenance', { params: { query: { ...asked, ...place } } })),
    )
    printMaintenance(rows.map(toOccurrence), { ...options, timezone }, io)
    return
  }
  const listed = (await hasLedger(config.storage.place))
    ? await withStore(config, io, ({ maintenance }) => maintenance.within(span))
    : await configuredMaintenance(config.maintenance).within(span)
  printMaintenance(listed, { ...options, timezone }, io)
}

function toOccurrence({ from, to, announced, ...others }: ListedOccurrence): Occurrence {
  const told = announced === null ? null : new Date(announced)
  return { ...others, from: new Date(from), to: new Date(to), announced: told }
}
