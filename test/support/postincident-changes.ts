import { postJson } from './deliveries.js'
import { toldIncident } from './incident-changes.js'
import type { Prepare, StateChange, StateWorld } from './state-change.js'

const WRITTEN = { summary: 'Cards were refused.', causes: 'A pool ran dry.', lessons: 'Watch the pool.' }
const ITEM = { text: 'Alert on the pool', owner: 'Bob', due: '2026-12-24' }

/** What each route about the report of an incident needs before, and what it is told. */
const REPORT: Readonly<Record<string, { readonly before: readonly string[]; readonly said: object }>> = {
  '/report': { before: [], said: WRITTEN },
  '/report/file': { before: ['resolve', 'report'], said: {} },
  '/report/reopen': { before: ['resolve', 'report', 'report/file'], said: {} },
  '/actions': { before: [], said: ITEM },
}

async function ofIncident(
  world: StateWorld,
  suffix: string,
): Promise<{ readonly path: string; readonly said: object }> {
  const { before, said } = REPORT[suffix] ?? { before: [], said: {} }
  const { number } = await toldIncident(world)
  const path = `/incidents/${number}`
  for (const step of before) await say(world, `/api/v1${path}/${step}`, step === 'report' ? WRITTEN : {})
  return { path: `${path}${suffix}`, said }
}

const ITEM_SAID: Readonly<Record<string, object>> = {
  change: { due: '2026-12-31' },
  done: { note: 'see #42' },
  drop: { note: 'too dear' },
}

async function addedItem(world: StateWorld): Promise<number> {
  const { number } = await toldIncident(world)
  const answer = await say(world, `/api/v1/incidents/${number}/actions`, ITEM)
  return ((await answer.json()) as { readonly number: number }).number
}

async function say({ url }: StateWorld, path: string, said: object): Promise<Response> {
  const answer = await postJson(url + path, { by: 'anna', ...said })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

/** How to call the routes by which people write what they learned, see `stateChanges`. */
export const postIncidentChanges: Readonly<Record<string, Prepare>> = {
  ...Object.fromEntries(
    Object.keys(REPORT).flatMap((suffix): (readonly [string, Prepare])[] => [
      [
        `post /api/v1/incidents/{id}${suffix}`,
        async (world): Promise<StateChange> => {
          const { path, said } = await ofIncident(world, suffix)
          return { path: `/api/v1${path}`, body: { by: 'anna', ...said } }
        },
      ],
      [
        `post /incidents/{id}${suffix}`,
        async (world): Promise<StateChange> => {
          const { path, said } = await ofIncident(world, suffix)
          return { path, form: { by: 'anna', ...said } }
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(ITEM_SAID).map(([deed, said]): readonly [string, Prepare] => [
      `post /api/v1/actions/{number}/${deed}`,
      async (world) => ({ path: `/api/v1/actions/${await addedItem(world)}/${deed}`, body: { by: 'anna', ...said } }),
    ]),
  ),
  'post /actions': async (world) => ({
    path: '/actions',
    form: { by: 'anna', number: String(await addedItem(world)), deed: 'done', note: 'see #42' },
  }),
}
