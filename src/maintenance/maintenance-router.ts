import { Router } from 'express'
import type { Clock } from '../shared/clock.js'
import { toMaintenanceAnswer } from './maintenance-answer.js'
import type { MaintenanceReader } from './maintenance-reader.js'
import { listedFrom } from './windows-in.js'

/** `GET /api/v1/maintenance`: what takes place now or begins within 30 days. */
export function createMaintenanceRouter(maintenance: MaintenanceReader, clock: Clock): Router {
  const router = Router()
  router.get('/api/v1/maintenance', async (_request, response) => {
    const now = clock()
    const listed = await maintenance.within(listedFrom(now))
    response.set('cache-control', 'no-store').json(toMaintenanceAnswer(listed, now))
  })
  return router
}
