import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../../test/support/config-folder.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

const service = (agreement: string) => ({
  checkout: `service: checkout
slos:
  - { name: availability, objective: 99.9, indicator: { ratio: { bad: b, total: t } } }
slas:
  - { name: gold, slo: availability, ${agreement} }
  - { name: silver, slo: availability, objective: 99, period: { calendar: month } }
`,
})
const excluding = service('objective: 99.9, period: { calendar: month }, exclusions: { force_majeure: {} }')

const FLOOD = {
  ...{ name: 'flood', kind: 'force_majeure', from: '2026-11-03T08:00:00Z', to: '2026-11-03T09:00:00Z' },
  ...{ author: 'ann', reason: 'Flood', scope: ['checkout/gold'] },
}
const rootOf = (...changes: readonly object[]) =>
  `${SHOP_ROOT}exclusions: ${JSON.stringify(changes.map((one) => ({ ...FLOOD, ...one })))}\n`

it('becomes what is said, with each part of its scope once', async () => {
  const { exclusions } = await folder.loadFiles(
    rootOf({ scope: ['checkout/gold', 'checkout', 'checkout/gold'] }),
    excluding,
  )
  expect(exclusions).toEqual([
    {
      ...FLOOD,
      from: new Date('2026-11-03T08:00:00Z'),
      to: new Date('2026-11-03T09:00:00Z'),
      announced: null,
      evidence: null,
      scope: [
        { service: 'checkout', agreement: null },
        { service: 'checkout', agreement: 'gold' },
      ],
    },
  ])
})

it('may be of a kind that a preset excludes', async () => {
  const root = rootOf({ kind: 'scheduled_maintenance' })
  const { exclusions } = await folder.loadFiles(root, service('preset: slack'))
  expect(exclusions).toHaveLength(1)
})

it.each<readonly [string, readonly object[]]>([
  ['touches the one before', [{}, { name: 'more', from: '2026-11-03T09:00:00Z', to: '2026-11-03T10:00:00Z' }]],
  ['is of another scope at the same time', [{}, { name: 'more', scope: ['checkout'] }]],
  ['is kept by one of the agreements that it concerns', [{ scope: ['checkout'] }]],
  ['lasts a single minute', [{ to: '2026-11-03T08:01:00Z' }]],
])('is taken where it %s', async (_name, changes) => {
  const { exclusions } = await folder.loadFiles(rootOf(...changes), excluding)
  expect(exclusions).toHaveLength(changes.length)
})

it.each<readonly [string, readonly object[], string]>([
  [
    'ends before it begins',
    [{ to: '2026-11-03T07:00:00Z' }],
    'it ends at 2026-11-03T07:00:00.000Z, which is not after',
  ],
  ['ends when it begins', [{ to: FLOOD.from }], 'it ends at 2026-11-03T08:00:00.000Z, which is not after'],
  ['lasts more than a year', [{ to: '2027-11-05T08:00:00Z' }], 'it lasts longer than 366 days'],
  ['holds no whole minute', [{ to: '2026-11-03T08:00:59Z' }], 'no whole minute lies within it'],
  ['concerns an unknown service', [{ scope: ['catalog'] }], 'unknown service catalog'],
  ['concerns an agreement of an unknown service', [{ scope: ['catalog/gold'] }], 'unknown service catalog'],
  ['concerns an unknown agreement', [{ scope: ['checkout/golden'] }], 'unknown agreement checkout/golden'],
  ['concerns nobody', [{ scope: [] }], 'expected at least one service or agreement'],
  ['is of a kind that nobody excludes', [{ kind: 'suspension' }], 'no agreement that it concerns excludes suspension'],
  ['is kept by no agreement of its scope', [{ scope: ['checkout/silver'] }], 'no agreement that it concerns excludes'],
  ['overlaps by its offset', [{}, { name: 'b', from: '2026-11-03T09:59:00+01:00' }], 'overlaps flood, force majeure'],
  [
    'lies within another',
    [{}, { name: 'b', from: '2026-11-03T08:10:00Z', to: '2026-11-03T08:20:00Z' }],
    'overlaps flood',
  ],
  [
    'has the name of another',
    [{}, { from: '2026-11-03T09:00:00Z', to: '2026-11-03T10:00:00Z' }],
    'duplicate exclusion flood',
  ],
  ['has no author', [{ author: undefined }], 'expected'],
  ['has no reason', [{ reason: undefined }], 'expected'],
])('is refused where it %s', async (_name, changes, message) => {
  const mistakes = await folder.mistakes(rootOf(...changes), excluding)
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toContain('config/plimsoll.yaml:5 ')
  expect(mistakes[0]).toContain(message)
})

it('is refused under the name of planned maintenance', async () => {
  const root = `${rootOf({})}maintenance: [{ name: flood, schedule: 0 2 * * sun, duration: 1h }]\n`
  expect(await folder.mistakes(root, excluding)).toEqual([
    expect.stringContaining('duplicate exclusion flood: planned maintenance has this name'),
  ])
})
