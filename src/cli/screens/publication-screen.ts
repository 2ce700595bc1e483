import type { PublicationAnswer } from '../../publication/publication-answer.js'
import { STAGE_WORDS, STATE_WORDS } from '../../publication/state-words.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable } from '../../terminal/layout-table.js'
import { briefSpan } from '../../words/brief-span.js'

/** What was just published, as strangers read it. */
export function renderPublication({ id, title, status, services, updates, withdrawn }: PublicationAnswer): string {
  if (withdrawn !== null) return `Publication #${id} (${title}) is withdrawn: the status page shows it no more.\n`
  const states = Object.entries(services).map(([service, state]) => `  ${service}: ${STATE_WORDS[state]}`)
  return [
    `Publication #${id}: ${title}`,
    `  ${STAGE_WORDS[status]}: ${updates.at(-1)?.message ?? ''}`,
    ...states,
    '',
  ].join('\n')
}

const COLUMNS = [
  { title: '#', align: 'right' },
  { title: 'status' },
  { title: 'began', align: 'right' },
  { title: 'services' },
  { title: 'title' },
] as const

/** A line per publication. */
export function renderPublications(
  all: readonly PublicationAnswer[],
  { now, colours }: { readonly now: Date; readonly colours: Colours },
): string {
  if (all.length === 0) return 'Nothing was published.\n'
  const rows = all.map(({ id, title, status, started, services, withdrawn }) => [
    { text: String(id) },
    withdrawn === null ? { text: STAGE_WORDS[status] } : { text: 'Withdrawn', paint: colours.dim },
    { text: `${briefSpan((now.getTime() - Date.parse(started)) / 1000)} ago` },
    { text: Object.keys(services).join(', ') },
    { text: title },
  ])
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}
