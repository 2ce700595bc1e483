import { setTimeout } from 'node:timers/promises'
import type { ApiClient } from '../client/api-client.js'
import type { Config } from '../config/config.js'
import type { PlannedDrill } from '../drill/drill.js'
import type { HoldOptions, HoldPorts } from '../drill/hold/hold-ports.js'
import { holdRun, proveRun } from '../drill/hold/hold-run.js'
import { stepByHand } from '../drill/hold/hold-steps.js'
import type { DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import { runCommand } from '../drill/probe/command-client.js'
import { askProbe } from '../drill/probe/probe-client.js'
import type { ProbeWorld } from '../drill/probe/probe-world.js'
import { createPrometheusReader } from '../prometheus/prometheus-client.js'
import { UsageError } from '../shared/app-error.js'
import { parseDuration } from '../shared/duration.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createProgressBlock } from '../terminal/progress-block.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { daemonAt } from './daemon-client.js'
import { createDrillProgress, type DrillProgress } from './drill-progress.js'
import { chooseDrill, openRunOf, sayOfRun, startRun, type SaidOfRun } from './drill-choice.js'
import { printRun, setOutcome, type Called, type DrillWordOptions } from './run-drill.js'
import { ServerError } from './server-error.js'
import { serverOf } from './server-option.js'

export interface HoldDrillOptions extends DrillWordOptions {
  /** Between two rounds of checks. */
  readonly checkEvery: string
  readonly keepOpen?: boolean
}

/** Holds a drill to its end, from where its open run stands, where it has one; a finding where it is not passed. */
export async function holdDrill(name: string, options: HoldDrillOptions, { command, io }: Called): Promise<void> {
  const { config, drill, daemon, by } = await preparedFor(name, options, { command, io })
  await refuseByHand(drill, io)
  const begun = (await openRunOf(daemon, drill)) ?? (await startRun(daemon, drill, { by }))
  await hold({ config, drill, daemon, by, begun, options, io }, holdRun)
}

/** Asks the checks of a run that goes on until all pass, and says that it is over; a finding where they do not. */
export async function checkDrill(name: string, options: HoldDrillOptions, { command, io }: Called): Promise<void> {
  const { config, drill, daemon, by } = await preparedFor(name, options, { command, io })
  const begun = await openRunOf(daemon, drill)
  if (begun === null) throw new UsageError(`the drill ${name} is not being held: plimsoll drill start ${name}`)
  await hold({ config, drill, daemon, by, begun, options, io }, proveRun)
}

async function preparedFor(name: string, options: HoldDrillOptions, { command, io }: Called) {
  const config = await loadCommandConfig(command, io)
  const drill = chooseDrill(config, { name, service: options.service })
  const daemon = daemonAt(await serverOf(options, command, io))
  return { config, drill, daemon, by: authorOf(options) }
}

/** What is done by hand needs somebody: it is said before anything is begun. */
async function refuseByHand(drill: PlannedDrill, io: CommandIo): Promise<void> {
  const step = stepByHand(drill)
  if (step === null || (await io.ask(`"${step}" is done by hand. Enter to begin: `)) !== null) return
  const mend = 'run it in a terminal, or give the step a command as `run`'
  throw new UsageError(`the step "${step}" is done by hand, and nobody sits at the terminal: ${mend}`)
}

interface Held {
  readonly config: Config
  readonly drill: PlannedDrill
  readonly daemon: ApiClient
  readonly by: string
  readonly begun: DrillRunAnswer
  readonly options: HoldDrillOptions
  readonly io: CommandIo
}

async function hold(held: Held, how: typeof holdRun): Promise<void> {
  const { drill, begun, options, io } = held
  const everySeconds = parseDuration(options.checkEvery)
  if (everySeconds === null || everySeconds <= 0) throw new UsageError('--check-every: expected a duration such as 2s')
  const colours = coloursFor(io.stderr, io.env)
  const progress = createDrillProgress({ block: createProgressBlock(io.stderr), colours, monotonicMs })
  const holding: HoldOptions = { everySeconds, keepsOpen: options.keepOpen === true }
  const ports = portsOf(held, progress)
  // What is rewritten goes away whatever happens: an error stands below what stays.
  const run = await how(drill, begun, { ports, options: holding }).finally(() => {
    progress.rest()
  })
  printRun(run, options, io)
  if (run.closedAt === null) io.stderr.write(`The run goes on: plimsoll drill run ${drill.name}\n`)
  setOutcome(run, io)
}

const monotonicMs = () => performance.now()

function portsOf(held: Held, progress: DrillProgress): HoldPorts {
  const { io } = held
  const signal = io.stopSignal()
  const world: ProbeWorld = { ...holdsOn(held), cwd: io.cwd, env: io.env, signal, now: io.clock }
  return {
    say: (what, body, since) => sayTill(held, { what, body, since, signal }),
    probe: (probe) => askProbe(probe, world),
    run: (command) => runCommand(command, world),
    ask: (question) => {
      progress.rest()
      return io.ask(question)
    },
    sleep: (seconds) => setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined),
    ...{ monotonicMs, progress, signal },
  }
}

function holdsOn({ config, drill, io }: Held): Pick<ProbeWorld, 'holds'> {
  const source = config.prometheus.find(({ name }) => name === drill.prometheus)
  if (source === undefined)
    return { holds: () => Promise.reject(new Error(`there is no Prometheus ${drill.prometheus}`)) }
  const reader = createPrometheusReader(source)
  return { holds: async (query) => (await reader.instant(query, io.clock())).length > 0 }
}

const AGAIN_MS = 1000

interface SaidTill extends SaidOfRun {
  readonly since: number | undefined
  readonly signal: AbortSignal
}

/** A daemon that is away is waited for: what was found keeps its time. */
async function sayTill(
  { daemon, by, begun }: Held,
  { what, body, since = performance.now(), signal }: SaidTill,
): Promise<DrillRunAnswer> {
  for (;;) {
    const ago = (performance.now() - since) / 1000
    try {
      return await sayOfRun(daemon, begun.id, { what, body: { ...body, ago, by } })
    } catch (error) {
      const isAway = error instanceof ServerError && ['server_unreachable', 'server_not_ready'].includes(error.code)
      if (!isAway || signal.aborted) throw error
      await setTimeout(AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  }
}
