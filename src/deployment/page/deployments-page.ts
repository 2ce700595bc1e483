import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import type { Pager } from '../../page/pager.js'
import { formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import { STATES, stateOf, type Deployment } from '../deployment.js'
import type { FourKeysAnswer } from '../over-http/four-keys-answer.js'
import { deploymentBadge } from './deployment-badges.js'

/** Address of the list. */
export const PATH = '/deployments'

/** Deployments on one part of it. */
export const PAGE_SIZE = 25

export interface DeploymentsFound {
  readonly items: readonly Deployment[]
  readonly pager: Pager
  /** What the list is asked by; '' asks for all. */
  readonly query: { readonly service: string; readonly state: string }
  /** Names to choose from. */
  readonly services: readonly string[]
  readonly keys: readonly FourKeysAnswer[]
}

/** What the page of the list shows. */
export function deploymentsView({ items, pager, query, services, keys }: DeploymentsFound): object {
  const states = STATES.map((state) => [state, deploymentBadge(state).text] as const)
  const filter = filterForm({
    ...{ path: PATH, query },
    choices: [
      { name: 'service', label: 'Service', options: optionsOf(services) },
      { name: 'state', label: 'State', options: states },
    ],
  })
  return {
    ...{ filter, pager, isAny: true, empty: EMPTY },
    heading: pager.total === 1 ? '1 deployment' : `${pager.total} deployments`,
    list: { caption: 'Deployments, newest first', columns: COLUMNS, rows: items.map(rowOf) },
    none: filter.reset === null ? EMPTY : { title: 'There is none of these', sentence: 'Choose others, or show all.' },
    keys: { caption: 'Figures of services', columns: KEYS, rows: keys.map(keysRow) },
    counted: COUNTED,
  }
}

const COLUMNS = [{ title: 'Version' }, { title: 'State' }, { title: 'Began' }, { title: 'Ended' }, { title: 'By' }]

const EMPTY = {
  title: 'No deployment is known',
  sentence:
    'Tell of each, or name under deployments.from of a service where GitHub, GitLab, Argo CD or Flux deploys it:',
  code: 'plimsoll deployment start checkout v42',
}

const COUNTED = [
  'Of the last 90 days, or since the first deployment that is known, but seven days at least. Times are medians; n is how many deployments they are of.',
  'Lead time: from the newest commit, where that was told, until all users had the version. Failed: made things worse or was taken back, of all whose watch is over. Restored: from the marker of one that failed until it was taken back, or one began that did not fail.',
]

const KEYS = [
  { title: 'Service' },
  { title: 'Per day', numeric: true },
  { title: 'Lead time', numeric: true },
  { title: 'Failed', numeric: true },
  { title: 'Restored after', numeric: true },
]

function keysRow(keys: FourKeysAnswer, index: number) {
  const { service, environment, deployments, perDay, changeFailureRatio: failed, judged } = keys
  const at = `/data/${index}`
  const time = (field: 'leadTime' | 'timeToRestore') => {
    const { seconds, samples } = keys[field]
    if (seconds === null) return { text: '–' }
    return { text: spanText(seconds), value: seconds, field: `${at}/${field}/seconds`, note: `n = ${samples}` }
  }
  return [
    { text: service, href: `${PATH}?service=${encodeURIComponent(service)}`, note: environment ?? '' },
    { text: perDay.toFixed(perDay < 1 ? 2 : 1), value: perDay, field: `${at}/perDay`, note: `n = ${deployments}` },
    time('leadTime'),
    failed === null
      ? { text: '–' }
      : {
          ...{ text: formatPercent(failed, { digits: 0, worse: 'more' }), value: failed },
          ...{ field: `${at}/changeFailureRatio`, note: `n = ${judged}` },
        },
    time('timeToRestore'),
  ]
}

/** To the second. */
export function spanText(seconds: number): string {
  return formatSpan(Math.round(seconds))
}

function rowOf({ id, service, environment, version, judgement, rolledBack, ...deployment }: Deployment) {
  const { startedAt, startedBy, finishedAt } = deployment
  return [
    {
      text: version,
      href: addressOfDeployment(id),
      note: environment === null ? service : `${service}, ${environment}`,
    },
    { badge: deploymentBadge(stateOf(rolledBack !== null, judgement?.verdict ?? null)) },
    { at: startedAt },
    finishedAt === null ? { text: '–' } : { at: finishedAt },
    { text: startedBy },
  ]
}

export function addressOfDeployment(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`
}
