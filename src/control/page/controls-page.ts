import { datasetHref } from '../../backup/dataset-href.js'
import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import { cutList } from '../../page/pager.js'
import type { Cell } from '../../page/rows.js'
import { controlBadge } from '../control-badge.js'
import { CONTROL_STATUSES, CONTROLS, type ControlName } from '../control-names.js'
import { clausesOf, clauseStandings, type Framework } from '../framework.js'
import type { ControlsQuery } from '../over-http/control-paths.js'
import type { ControlStanding } from '../standing.js'
import { controlSpeech, findingSentence } from '../texts/control-texts.js'

const PAGE_SIZE = 50

const say = controlSpeech('en')
const { controls: names } = say.texts

const EXAMPLE = `backups:
  - name: orders-db
    retention: { keep: 30d, oldest: 'min(barman_first_backup{server="main"})' }
    encryption: { attested_by: Ada, expires: 2027-03-31T00:00:00Z }
    restore_test: { drill: restore-orders, every: 30d }`

/** What the list of controls shows. */
export function controlsPage(
  standings: readonly ControlStanding[],
  frameworks: readonly Framework[],
  { page, ...query }: ControlsQuery,
): object {
  const wanted = standings.filter((one) => isWanted(one, query)).toSorted(worstFirst)
  const { items, pager } = cutList(wanted, { page, size: PAGE_SIZE, path: '/controls', query })
  return {
    ...{ isAny: standings.length > 0, summary: summaryOf(standings), pager },
    empty: { title: 'No controls yet', sentence: 'Say of a dataset what has to be so:', code: EXAMPLE },
    filter: filterForm({
      ...{ path: '/controls', query, search: 'Dataset' },
      choices: [
        { name: 'service', label: 'Service', options: optionsOf(standings.map((one) => one.control.dataset.service)) },
        { name: 'control', label: 'Control', options: CONTROLS.map((one) => [one, names[one]]) },
        { name: 'status', label: 'Status', options: CONTROL_STATUSES.map((one) => [one, controlBadge(one).text]) },
      ],
    }),
    none: { title: 'No control is like that', sentence: 'Show all, or choose something else.' },
    list: {
      caption: 'Controls, the worst first',
      columns: [
        ...[{ title: 'Dataset' }, { title: 'Control' }, { title: 'Status' }],
        ...[{ title: 'Evidence' }, { title: 'Since' }, { title: 'Holds until' }],
      ],
      rows: items.map((one) => rowOf(one, frameworks)),
    },
    how: [say.texts.method, 'Metrics are asked every five minutes, and an answer holds for fifteen.'],
    clauses: clausesTable(standings, frameworks),
  }
}

function isWanted({ control, judgement }: ControlStanding, query: Omit<ControlsQuery, 'page'>): boolean {
  const { dataset, part } = control
  const text = `${dataset.service}/${dataset.name} ${part ?? ''}`.toLowerCase()
  return (
    text.includes(query.q.trim().toLowerCase()) &&
    ['', dataset.service].includes(query.service) &&
    ['', control.control].includes(query.control) &&
    ['', judgement.status].includes(query.status)
  )
}

/** Those of one status stay in their order. */
function worstFirst(one: ControlStanding, other: ControlStanding): number {
  const weight = ({ judgement }: ControlStanding) => CONTROL_STATUSES.indexOf(judgement.status)
  return weight(one) - weight(other)
}

/** `1 not compliant, 4 compliant`. */
function summaryOf(standings: readonly ControlStanding[]): string {
  return CONTROL_STATUSES.map((status) => ({
    text: controlBadge(status).text,
    count: standings.filter(({ judgement }) => judgement.status === status).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ text, count }) => `${count} ${text}`)
    .join(', ')
}

function rowOf({ control, judgement, since }: ControlStanding, frameworks: readonly Framework[]): readonly Cell[] {
  const { dataset, part } = control
  const { finding, status, validUntil } = judgement
  const clauses = clausesOf(frameworks, control.control)
  const cell = { text: findingSentence(finding, say, 'UTC') }
  return [
    { text: `${dataset.service}/${dataset.name}`, href: datasetHref(dataset.service, dataset.name) },
    { text: titleOf(control.control, part) },
    { badge: controlBadge(status) },
    clauses.length === 0 ? cell : { ...cell, note: clauses.join(', ') },
    since === null ? { text: '–' } : { at: since },
    validUntil === null ? { text: '–' } : { at: validUntil },
  ]
}

function titleOf(control: ControlName, part: string | null): string {
  return part === null ? names[control] : `${names[control]}: ${part}`
}

function clausesTable(standings: readonly ControlStanding[], frameworks: readonly Framework[]) {
  const flat = standings.map(({ control, judgement }) => ({ control: control.control, status: judgement.status }))
  return {
    caption: 'Clauses',
    columns: [{ title: 'Clause' }, { title: 'About' }, { title: 'Status' }, { title: 'Controls' }],
    rows: clauseStandings(frameworks, flat).map(({ framework, clause, title, status, counts }) => [
      { text: `${framework} ${clause}` },
      { text: title },
      { badge: controlBadge(status) },
      { text: say.texts.counts(counts.compliant, counts.non_compliant, counts.not_assessed) },
    ]),
  }
}
