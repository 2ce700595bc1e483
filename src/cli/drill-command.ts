import { Argument, Command, Option } from 'commander'
import { MILESTONES } from '../drill/drill.js'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import type { HoldDrillOptions } from './hold-drill.js'
import type { ImportDrillOptions } from './import-drill.js'
import { outputOption, type OutputOptions } from './output-option.js'
import type { DrillOptions, DrillWordOptions, ListDrillsOptions } from './run-drill.js'
import { serverOption } from './server-option.js'

/** `plimsoll drill run | start | mark | check | pause | resume | recovery-point | abandon | finish | finding | done | review | import | list | show | evaluate`. */
export function createDrillCommand(io: CommandIo): Command {
  const command = new Command('drill').description('hold restore tests and other drills against the clock')
  const parts = [
    runCommand,
    startCommand,
    markCommand,
    checkCommand,
    ...SAYINGS,
    importCommand,
    listCommand,
    showCommand,
    evaluateCommand,
  ]
  for (const part of parts) command.addCommand(part(io))
  return command
}

function talking(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--service <name>', 'whose drill it is, where several have one of that name')
    .addOption(serverOption())
    .addOption(outputOption())
}

function holding(name: string, description: string, io: CommandIo): Command {
  return talking(name, description)
    .argument('<drill>', 'its name')
    .option('--check-every <duration>', 'how long to wait between two rounds of checks', '2s')
    .addOption(byOption(io))
}

function runCommand(io: CommandIo): Command {
  return holding('run', 'do the steps and ask the checks until all pass; goes on with a run that is open', io)
    .option('--keep-open', 'a step that fails leaves the run open, to be mended and gone on with')
    .action(async (name: string, options: HoldDrillOptions, command: Command) => {
      const { holdDrill } = await import('./hold-drill.js')
      await holdDrill(name, options, { command, io })
    })
}

function checkCommand(io: CommandIo): Command {
  return holding('check', 'ask the checks of a run that is open until all pass, and end it', io).action(
    async (name: string, options: HoldDrillOptions, command: Command) => {
      const { checkDrill } = await import('./hold-drill.js')
      await checkDrill(name, options, { command, io })
    },
  )
}

function startCommand(io: CommandIo): Command {
  return talking('start', 'declare a drill: its clock runs')
    .argument('<drill>', 'its name')
    .addOption(byOption(io))
    .action(async (name: string, options: DrillWordOptions, command: Command) => {
      const { startDrill } = await import('./run-drill.js')
      await startDrill(name, options, { command, io })
    })
}

const RUN = 'name of the drill, or id of the run'

interface Saying {
  readonly name: string
  /** Last part of the path. */
  readonly what: string
  readonly description: string
  /** What else is said, of the argument behind the run. */
  readonly said?: (argument: string, options: Readonly<Record<string, string>>) => object | Promise<object>
  readonly options?: readonly Option[]
  readonly argument?: Argument
}

function saying({ name, what, description, said, argument, options = [] }: Saying) {
  return (io: CommandIo): Command => {
    const command = talking(name, description)
      .argument('<run>', RUN)
      .option('--at <time>', 'when that was (default: now)')
      .addOption(byOption(io))
    if (argument !== undefined) command.addArgument(argument)
    for (const option of options) command.addOption(option)
    return command.action(async (run: string) => {
      const { sayOfDrill } = await import('./run-drill.js')
      const word = { name: run, what, said: (await said?.(command.processedArgs[1] as string, command.opts())) ?? {} }
      await sayOfDrill(word, command.opts<DrillWordOptions>(), { command, io })
    })
  }
}

function markCommand(io: CommandIo): Command {
  return saying({
    ...{
      name: 'mark',
      what: 'milestone',
      description: 'say when a milestone was reached; `injected` starts the clock',
    },
    argument: new Argument('<milestone>', 'what was reached').choices(MILESTONES),
    said: (milestone) => ({ milestone }),
  })(io)
}

const SAYINGS: readonly ((io: CommandIo) => Command)[] = [
  saying({
    ...{ name: 'pause', what: 'pause', description: 'nothing is done for a while: told, and never taken off' },
    argument: new Argument('<reason>', 'why'),
    said: (reason) => ({ reason }),
  }),
  saying({ name: 'resume', what: 'resume', description: 'the pause is over' }),
  (io) =>
    saying({
      ...{
        name: 'recovery-point',
        what: 'recovery-point',
        description: 'say how new the newest data is that came back',
      },
      argument: new Argument('<instant>', 'of that data'),
      said: async (point) => {
        const { parseMoment } = await import('./moment.js')
        return { point: parseMoment(point, 'the recovery point', io.clock()).toISOString() }
      },
    })(io),
  saying({
    ...{ name: 'abandon', what: 'abandon', description: 'give a run up: neither passed nor failed' },
    argument: new Argument('<reason>', 'why'),
    said: (reason) => ({ reason }),
  }),
  saying({ name: 'finish', what: 'finish', description: 'a run is over: passed where all checks have passed' }),
  saying({
    ...{ name: 'finding', what: 'finding', description: 'note what should be better next time: an action item' },
    argument: new Argument('<text>', 'what was found'),
    options: [
      new Option('--owner <name>', 'who sees to it (default: whoever says it)'),
      new Option('--due <day>', 'the last day on which it is in time (default: thirty days on)'),
    ],
    said: (text, { owner, due }) => ({
      text,
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
    }),
  }),
  saying({
    ...{ name: 'done', what: 'finding-done', description: 'a finding is seen to' },
    argument: new Argument('<number>', 'of the finding'),
    said: (number) => ({ finding: Number(number) }),
  }),
  saying({
    ...{ name: 'review', what: 'review', description: 'file the review of a run that is over' },
    argument: new Argument('<text>', 'what was learnt'),
    said: (text) => ({ text }),
  }),
]

function importCommand(io: CommandIo): Command {
  return talking('import', 'take over runs of another tool as runs of a drill, each once')
    .argument('<drill>', 'as whose runs they count')
    .argument('[journal]', 'file with a journal of Chaos Toolkit')
    .option('--litmus <result>', 'name of a ChaosResult of Litmus, of which the Prometheus of the service is asked')
    .option('--since <duration>', 'of Litmus: how far back', '1d')
    .addOption(byOption(io))
    .action(
      async (...[drill, journal, options, command]: [string, string | undefined, ImportDrillOptions, Command]) => {
        const { importDrill } = await import('./import-drill.js')
        await importDrill({ drill, journal }, options, { command, io })
      },
    )
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list drills and when they are due')
    .option('--runs', 'list runs instead, newest first')
    .action(async (options: ListDrillsOptions, command: Command) => {
      const { listDrills } = await import('./run-drill.js')
      await listDrills(options, { command, io })
    })
}

function showCommand(io: CommandIo): Command {
  return talking('show', 'show a run with its timeline')
    .argument('<run>', RUN)
    .action(async (name: string, options: DrillOptions, command: Command) => {
      const { showDrill } = await import('./run-drill.js')
      await showDrill(name, options, { command, io })
    })
}

function evaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: read a run and what was said of it out of a file, and judge it')
    .argument('<file>', 'the run, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: OutputOptions) => {
      const { runDrillEvaluate } = await import('./run-drill-evaluate.js')
      runDrillEvaluate(file, options, io)
    })
}
