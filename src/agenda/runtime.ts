import type { Runtime } from '../feature/runtime.js'
import { createAgendaRouter } from './agenda-router.js'
import { createAgenda, type AgendaParts } from './agenda.js'

/** What the calendar uses while the daemon runs. */
export interface AgendaPorts extends AgendaParts {
  readonly config: AgendaParts['config'] & { readonly server: { readonly externalUrl: string | null } }
}

/** Lets calendars subscribe to planned maintenance. */
export function createAgendaFeed(ports: AgendaPorts): Runtime {
  const agenda = createAgenda(ports)
  const newSecret = () => `${ports.newId()}${ports.newId()}`.replaceAll('-', '')
  const refresh = () => agenda.refresh()
  const { externalUrl } = ports.config.server
  return {
    name: 'agenda',
    routers: [createAgendaRouter({ ...ports, agenda, externalUrl, newSecret })],
    jobs: [
      {
        ...{ name: 'calendar', cron: '35 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
        first: refresh,
        resume: refresh,
        run: refresh,
      },
    ],
  }
}
