import request from 'supertest'
import { publicationAnswer } from '../../src/publication/publication-answer.js'
import { publicStatusAnswer } from '../../src/publication/status-json.js'
import { openStore } from '../../src/store/open-store.js'
import { statusPageHouse, type StatusPageHouseParts } from './status-page-house.js'

/** What is said of a disturbance at first. */
export const SAYING = {
  ...{ title: 'Payments fail', services: { shop: 'partial_outage' }, message: 'We look into it.', by: 'ann' },
}

type Agent = ReturnType<typeof request>

export type StatusPageWorld = Awaited<ReturnType<typeof statusPageWorld>>

/** A store and a clock, over which a test opens a status page. */
export async function statusPageWorld() {
  const world = {
    database: await openStore(':memory:'),
    now: new Date('2026-11-20T12:00:00Z'),
    later: (minutes: number) => {
      world.now = new Date(world.now.getTime() + minutes * 60_000)
    },
    async house(parts: Partial<StatusPageHouseParts> = {}) {
      const all = statusPageHouse({ database: world.database, clock: () => world.now, ...parts })
      await all.refresh()
      return { ...all, agent: request(all.app) }
    },
    async publish(agent: Agent, changes: object = {}) {
      const sent = { ...SAYING, ...changes }
      const { body } = (await agent.post('/api/v1/publications').send(sent).expect(201)) as { readonly body: unknown }
      return publicationAnswer.parse(body)
    },
    /** What `/status.json` says. */
    async shown(agent: Agent) {
      return publicStatusAnswer.parse((await agent.get('/status.json').expect(200)).body)
    },
    async statesOf(agent: Agent) {
      return Object.fromEntries((await world.shown(agent)).components.map(({ id, status }) => [id, status]))
    },
  }
  return world
}
