import { incidentPageAnswer } from '../../src/incident/view/incident-answer.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import type { Prepare, StateChange, StateWorld } from './state-change.js'

type Said = Readonly<Record<string, string>>

/** What each command says beside who gives it. */
const COMMANDS: Readonly<Record<string, (world: StateWorld, incident: ToldIncident) => Said | Promise<Said>>> = {
  acknowledge: () => ({ note: 'on it' }),
  resolve: () => ({ note: 'rolled back' }),
  'false-positive': () => ({ note: 'nothing was wrong' }),
  update: () => ({ text: 'rolling back' }),
  role: () => ({ role: 'commander', person: 'Bob' }),
  class: () => ({ class: 'infrastructure' }),
  severity: () => ({ severity: 'ticket', note: 'nobody is hurt' }),
  milestone: (_, { startsAt }) => {
    const at = new Date(startsAt.getTime() - 120_000).toISOString()
    return { milestone: 'onset', at, note: 'seen by a customer' }
  },
  unmerge: () => ({ note: 'they were two' }),
  merge: async (world) => ({ into: String((await toldIncident(world)).number), note: 'the same' }),
}

const commandChanges: Readonly<Record<string, Prepare>> = Object.fromEntries(
  Object.keys(COMMANDS).flatMap((command): (readonly [string, Prepare])[] => [
    [`post /api/v1/incidents/{id}/${command}`, (world) => byApi(world, command)],
    [`post /incidents/{id}/${command}`, (world) => byForm(world, command)],
  ]),
)

const OPENING = { service: 'checkout', title: 'Nobody can log in', by: 'anna' }

/** How to call the routes by which people open incidents and act on them, see `stateChanges`. */
export const incidentChanges: Readonly<Record<string, Prepare>> = {
  'post /api/v1/incidents': async (world) => {
    await resolveAll(world)
    return { path: '/api/v1/incidents', body: OPENING }
  },
  'post /incidents': async (world) => {
    await resolveAll(world)
    return { path: '/incidents', form: { ...OPENING, since: '', note: '' } }
  },
  ...commandChanges,
}

/** Nothing is opened beside an open one. */
async function resolveAll({ url }: StateWorld): Promise<void> {
  for (const number of await numbersOf(url)) await postJson(`${url}/api/v1/incidents/${number}/resolve`, { by: 'anna' })
}

async function byApi(world: StateWorld, command: string): Promise<StateChange> {
  const { number, said } = await ordered(world, command)
  return { path: `/api/v1/incidents/${number}/${command}`, body: { by: 'anna', ...said } }
}

/** The instants of a form have no zone. */
async function byForm(world: StateWorld, command: string): Promise<StateChange> {
  const { number, said } = await ordered(world, command)
  const { at, ...others } = said
  const form = { by: 'anna', ...others, ...(at === undefined ? {} : { at: at.slice(0, 16) }) }
  return { path: `/incidents/${number}/${command}`, form }
}

async function ordered(world: StateWorld, command: string) {
  const incident = await toldIncident(world)
  if (command === 'unmerge') await mergedAlready(world, incident.number)
  return { number: incident.number, said: (await COMMANDS[command]?.(world, incident)) ?? {} }
}

async function mergedAlready(world: StateWorld, number: number): Promise<void> {
  const into = (await toldIncident(world)).number
  await postJson(`${world.url}/api/v1/incidents/${number}/merge`, { by: 'anna', into })
}

interface ToldIncident {
  readonly number: number
  readonly startsAt: Date
}

let incidents = 0

/** An incident of its own, that Alertmanager has told of. */
export async function toldIncident({ url, now }: StateWorld): Promise<ToldIncident> {
  incidents++
  const startsAt = new Date(now.getTime() - incidents * 86_400_000)
  const alert = { ...firingAlert(startsAt), status: 'resolved', endsAt: new Date(startsAt.getTime() + 60_000) }
  const before = await numbersOf(url)
  await postJson(`${url}/webhooks/alertmanager`, delivery(alert))
  for (;;) {
    const number = (await numbersOf(url)).find((one) => !before.includes(one))
    if (number !== undefined) return { number, startsAt }
  }
}

async function numbersOf(url: string): Promise<readonly number[]> {
  const answer = await (await fetch(`${url}/api/v1/incidents?limit=100`)).json()
  return incidentPageAnswer.parse(answer).data.map(({ number }) => number)
}
