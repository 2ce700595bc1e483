import { afterAll, expect, test } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT } from '../../test/support/config-folder.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { backupRemarks } from './backup-remarks.js'

const folder = createConfigFolder()
afterAll(() => {
  folder.remove()
})

const service = (...keys: readonly string[]) => ({
  shop: ['service: shop', 'backups:', '  - name: orders', '    rpo: 26h', ...keys.map((key) => `    ${key}`)].join(
    '\n',
  ),
})

async function dataset(...keys: readonly string[]) {
  const { services } = await folder.loadFiles(SHOP_ROOT, service(...keys))
  return services[0]?.datasets[0]
}

test('a preset gives the query of its tool, for what `match` names, and what its time means', async () => {
  expect(await dataset('preset: barman', 'match: { server: main }')).toMatchObject({
    source: 'query',
    preset: 'barman',
    lastSuccess: 'barman_last_backup{server="main"}',
    semantics: 'start',
  })
  expect(await dataset('preset: velero', 'match: { schedule: "daily \\"full\\"" }')).toMatchObject({
    lastSuccess: 'velero_backup_last_successful_timestamp{schedule!="",schedule="daily \\"full\\""}',
    semantics: 'completion',
  })
})

test('what a dataset says itself about its times wins', async () => {
  expect(await dataset('preset: barman', 'semantics: completion')).toMatchObject({ semantics: 'completion' })
})

test.each<[string, readonly string[], string]>([
  ['nothing', [], '3 missing, expected a query that gives when it was last backed up'],
  ['a query and a preset', ['preset: barman', 'last_success: x'], '6 expected no query: the preset has one'],
  ['a query and pings', ['source: ping', 'last_success: x'], '6 expected no query: with `source: ping`'],
  ['a preset and pings', ['source: ping', 'preset: barman'], '6 expected no preset: with `source: ping`'],
  ['labels for a query', ['last_success: x', 'match: { a: b }'], '6 expected a `preset`, whose query it narrows'],
  ['a tool that there is not', ['preset: pgbackrst'], '5 expected pgbackrest or'],
  ['a label that is none', ['preset: barman', 'match: { "a-b": c }'], '6 expected a Prometheus label name'],
])('%s is refused where it stands', async (_case, keys, start) => {
  const [mistake, ...more] = await folder.mistakes(SHOP_ROOT, service(...keys))
  expect(mistake).toContain(`services/shop.yaml:${start}`)
  expect(more).toEqual([])
})

test('a preset without the labels that tell datasets apart draws a remark', () => {
  const found = (match: Readonly<Record<string, string>>) =>
    backupRemarks.flatMap(({ rule, find }) =>
      find({ services: [{ datasets: [sampleDataset({ preset: 'cronjob', match })] }] }, new Date('2026-11-29')).map(
        ({ message, hint }) => [rule, message, hint],
      ),
    )
  expect(found({ namespace: 'shop', cronjob: 'dump' })).toEqual([])
  expect(found({ namespace: 'shop' })).toEqual([
    [
      'shared-backup',
      'the newest backup of every cronjob counts for it: cronjob tells datasets apart by cronjob, which `match` does not name',
      'match: { cronjob: … }',
    ],
  ])
})
