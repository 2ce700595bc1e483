import { Router, type Request } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import type { Database } from '../../store/database.js'
import { runsQuery } from './ping-paths.js'
import type { ConfiguredTarget, PingDirectory, PingTargets } from './ping-targets-store.js'
import { toAddresses, toRunAnswer } from './run-answer.js'
import { newestRuns } from './run-rows-store.js'

export interface RunsRouterParts {
  readonly database: Database
  readonly targets: PingTargets
  /** `null`: as whoever asks has reached it. */
  readonly externalUrl: string | null
}

interface Place {
  readonly service: string
  readonly name: string
}

/** What people read and steer of pings, see `pingPaths`. */
export function createRunsRouter({ database, targets, externalUrl }: RunsRouterParts): Router {
  const router = Router()
  const base = (request: Request<object>) => externalUrl ?? `${request.protocol}://${request.headers.host ?? ''}`
  router.get('/api/v1/pings', async (request, response) => {
    response.set('cache-control', 'no-store').json(toAddresses(await targets.directory(), base(request)))
  })
  router.post(
    '/api/v1/datasets/:service/:name/ping/renew',
    async (request: Request<{ service: string; name: string }>, response) => {
      const { target } = targetAt(await targets.directory(), request.params)
      const { addresses } = toAddresses(await targets.renew(target, initiatorOf(request)), base(request))
      const own = addresses.filter(({ service, dataset }) => service === target.service && dataset === target.dataset)
      response.set('cache-control', 'no-store').json({ addresses: own })
    },
  )
  router.get(
    '/api/v1/datasets/:service/:name/runs',
    async (request: Request<{ service: string; name: string }>, response) => {
      const { limit } = readInput(runsQuery, request.query)
      const { target } = targetAt(await targets.directory(), request.params)
      const runs = await database.read((reader) => newestRuns(reader, target.id, limit))
      response.set('cache-control', 'no-store').json({ runs: runs.map(toRunAnswer) })
    },
  )
  return router
}

function targetAt({ all }: PingDirectory, { service, name }: Place): ConfiguredTarget {
  const found = all.find(({ dataset }) => dataset.service === service && dataset.name === name)
  if (found !== undefined) return found
  const known = all.map(({ dataset }) => `${dataset.service}/${dataset.name}`)
  const others = known.length === 0 ? 'none is' : `such are ${known.slice(0, 20).join(', ')}`
  throw new HttpError('not_found', `no dataset ${service}/${name} is told of by pings: ${others}`)
}
