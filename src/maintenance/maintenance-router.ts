import { Router } from 'express'
import type { Clock } from '../shared/clock.js'
import { toMaintenanceAnswer } from './maintenance-answer.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsAhead } from './windows-in.js'

/** `GET /api/v1/maintenance`: what takes place now or begins within 30 days. */
export function createMaintenanceRouter(windows: readonly MaintenanceWindow[], clock: Clock): Router {
  const router = Router()
  router.get('/api/v1/maintenance', (_request, response) => {
    const now = clock()
    response.set('cache-control', 'no-store').json(toMaintenanceAnswer(windowsAhead(windows, now), now))
  })
  return router
}
