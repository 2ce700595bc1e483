import { createDrillDesk } from '../../src/drill/drill-desk-store.js'
import { FORM_COMMANDS } from '../../src/drill/over-http/drill-commands.js'
import { plannedDrills } from '../../src/drill/drill.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Saying } from '../../src/drill/course/run-entry.js'
import { anna } from './initiators.js'
import type { Prepare, StateWorld } from './state-change.js'

const ended: Saying = { kind: 'close', how: 'finished', reason: null }
const found: Saying = { kind: 'finding', text: 'slow', owner: null, due: null }

/** What is said before, and then by the call. */
const WORDS: Readonly<Record<string, { readonly before?: readonly Saying[]; readonly body: object }>> = {
  milestone: { body: { milestone: 'injected' } },
  check: { body: { check: 'http', passed: true } },
  step: { body: { step: 0, outcome: 'done' } },
  pause: { body: { reason: 'lunch' } },
  resume: { before: [{ kind: 'pause', reason: 'lunch' }], body: {} },
  'recovery-point': { body: { point: '2026-11-01T00:00:00Z' } },
  finish: { body: {} },
  abandon: { body: { reason: 'fire alarm' } },
  finding: { body: { text: 'the key was missing' } },
  'finding-done': { before: [found], body: { finding: 1 } },
  review: { before: [ended], body: { text: 'take the key along' } },
}

const api: Readonly<Record<string, Prepare>> = Object.fromEntries(
  Object.entries(WORDS).map(([name, { before = [], body }]) => [
    `post /api/v1/drills/runs/{id}/${name}`,
    async (world) => ({
      path: `/api/v1/drills/runs/${await begunRun(world, before)}/${name}`,
      body: { ...body, by: 'anna' },
    }),
  ]),
)

/** The same, by forms. */
const forms: Readonly<Record<string, Prepare>> = Object.fromEntries(
  Object.entries(WORDS)
    .filter(([name]) => FORM_COMMANDS.some((command) => command.name === name))
    .map(([name, { before = [], body }]) => [
      `post /drills/{id}/${name}`,
      async (world) => {
        const said = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]))
        return { path: `/drills/${await begunRun(world, before)}/${name}`, form: { ...said, by: 'anna' } }
      },
    ]),
)

/** How to call each route that says something of a run. */
export const drillChanges: Readonly<Record<string, Prepare>> = {
  ...{ ...api, ...forms },
  'post /api/v1/drills/imports': ({ now }) => {
    const [at, started] = [now.toISOString(), new Date(now.getTime() - 60_000).toISOString()]
    const checks = [{ name: 'litmus', passed: true, at }]
    const run = { origin: 'litmus', title: `pod-delete-${++runs}`, startedAt: started, endedAt: at, checks }
    const body = { service: 'checkout', drill: 'failover', by: 'anna', ...run }
    return Promise.resolve({ path: '/api/v1/drills/imports', body })
  },
  'post /drills': async ({ database, now }) => {
    const desk = createDrillDesk({
      database,
      timezone: 'UTC',
      clock: () => now,
      steps: ignoreSteps,
      newId: () => `run-${++runs}`,
    })
    const open = (await desk.open()).filter(({ run }) => run.drill === 'failover')
    for (const { run } of open) await desk.say(run.id, { said: ended, by: 'anna', initiator: anna })
    return { path: '/drills', form: { which: 'checkout/failover', by: 'anna' } }
  },
}

/** A run of its own, by a second way into the store: the one before is over. */
async function begunRun({ database, config, now }: StateWorld, before: readonly Saying[]): Promise<string> {
  const [drill] = plannedDrills(config.services)
  if (drill === undefined) throw new Error('no drill is configured')
  const desk = createDrillDesk({
    database,
    timezone: 'UTC',
    clock: () => now,
    steps: ignoreSteps,
    newId: () => `run-${++runs}`,
  })
  const author = { by: 'anna', initiator: anna }
  const open = (await desk.open()).filter(({ run }) => run.drill === drill.name)
  for (const { run } of open) await desk.say(run.id, { said: ended, ...author })
  const { run } = await desk.start(drill, author)
  for (const said of before) await desk.say(run.id, { said, ...author })
  return run.id
}

let runs = 0
