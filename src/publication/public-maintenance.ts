import type { Occurrence } from '../maintenance/windows-in.js'
import type { PublicMaintenance } from './public-status.js'
import type { StatusPage } from './status-page.js'

const NO_TITLE = 'Planned maintenance'

/** What strangers are told of planned work: of the services that are shown, by the title that was chosen for them. */
export function publicMaintenance(
  { maintenance, services }: Pick<StatusPage, 'maintenance' | 'services'>,
  planned: readonly Occurrence[],
): readonly PublicMaintenance[] {
  if (maintenance === null) return []
  const taken = new Map<string, number>()
  return planned.flatMap(({ window, from, to, services: concerned }) => {
    const shown = services.filter(({ service }) => concerned.includes(service)).map(({ id }) => id)
    if (shown.length === 0) return []
    const title = maintenance.titles[window] ?? NO_TITLE
    const base = `maintenance-${basic(from)}-${shown.join('-')}`
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    return [{ id: count === 1 ? base : `${base}-${count}`, title, from, to, services: shown }]
  })
}

/** `20261205T010000Z`. */
function basic(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '')
}
