import type { Feature } from '../feature/feature.js'
import { agendaPaths } from './agenda-paths.js'

/** Planned maintenance as a calendar. */
export const agendaFeature = { name: 'agenda', paths: agendaPaths } satisfies Feature<unknown>
