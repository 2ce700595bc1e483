import type { Runtime } from '../feature/runtime.js'
import { runbookSamples } from './runbook-metrics.js'
import { createRunbooksRouter, type RunbooksRouterParts } from './runbooks-router.js'

/** Shows runbooks. Nothing runs by itself. */
export function createRunbook(ports: RunbooksRouterParts): Runtime {
  const samples = runbookSamples(ports.config)
  return {
    name: 'runbook',
    routers: [createRunbooksRouter(ports)],
    navigation: [{ href: '/runbooks', text: 'Runbooks', place: 47 }],
    samples: () => samples,
  }
}
