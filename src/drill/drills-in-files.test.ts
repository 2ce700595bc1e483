import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../../test/support/config-folder.js'
import { drillRemarks } from './drill-remarks.js'
import { plannedDrills } from './drill.js'

const SERVICE = `service: checkout
targets: { rto: 30m }
backups:
  - { name: orders-db, source: ping, rpo: 24h }
drills:
`

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

const load = async (drills: string) => (await folder.loadFiles(SHOP_ROOT, { checkout: SERVICE + drills })).services
const mistakes = (drills: string) => folder.mistakes(SHOP_ROOT, { checkout: SERVICE + drills })

describe('a drill in a file', () => {
  it('has the times of its service where it has none, and checks with names', async () => {
    const [drill] = plannedDrills(
      await load(`  - name: restore-orders
    type: restore
    class: infrastructure
    every: 30d
    dataset: orders-db
    steps:
      - Fetch the newest backup
      - { text: Restore it, run: [./restore.sh], timeout: 10m, marks: restored }
    checks:
      - http: { url: 'http://standby/health', body_contains: ok, within: 1s }
      - tcp: { address: 'standby:5432' }
      - tcp: { address: 'standby:5433' }
      - name: sli
        promql: { query: 'slo:error_ratio:rate5m{service="checkout"} < 0.01', for: 5m }
    recovery_point: { run: [./newest.sh] }
`),
    )
    expect(drill).toMatchObject({
      rtoSeconds: 1800,
      deadlineSeconds: 3600,
      everySeconds: 2_592_000,
      dataset: 'orders-db',
    })
    expect(drill?.checks.map(({ name }) => name)).toEqual(['http', 'tcp', 'tcp-2', 'sli'])
    expect(drill?.checks[0]?.probe).toEqual({
      ...{ kind: 'http', url: 'http://standby/health', status: 200, bodyContains: 'ok', withinSeconds: 1 },
    })
    expect(drill?.steps).toEqual([
      { text: 'Fetch the newest backup', command: null, marks: null },
      { text: 'Restore it', command: { run: ['./restore.sh'], timeoutSeconds: 600 }, marks: 'restored' },
    ])
    expect(drill?.recoveryPoint).toEqual({ run: ['./newest.sh'], timeoutSeconds: 60 })
  })

  it('gives no name that is taken', async () => {
    const [drill] = plannedDrills(
      await load(`  - name: a
    type: failover
    class: application
    checks:
      - { tcp: { address: 'a:1' } }
      - { name: tcp, file: { path: x } }
      - { name: tcp-2, dns: { name: shop.example } }
      - { command: { run: ['true'] } }
`),
    )
    expect(drill?.checks.map(({ name }) => name)).toEqual(['tcp-3', 'tcp', 'tcp-2', 'command'])
  })
})

describe('what is refused', () => {
  const drill = (more: string) => `  - { name: a, type: restore, class: human, ${more} }\n`
  it.each([
    [
      'a check of two kinds',
      'checks: [{ tcp: { address: "a:1" }, file: { path: x } }]',
      'expected exactly one of `http`, `tcp`',
    ],
    ['a check of none', 'checks: [{ name: smoke }]', 'expected exactly one of'],
    ['an unknown dataset', 'dataset: order-db', 'unknown dataset order-db'],
    [
      'two checks of a name',
      'checks: [{ name: x, file: { path: x } }, { name: x, file: { path: y } }]',
      'duplicate check x',
    ],
    ['a deadline before the objective', 'rto: 1h, deadline: 30m', 'expected a deadline behind the rto'],
    ['PromQL that is none', 'checks: [{ promql: { query: "sum(" } }]', 'services/checkout.yaml:6 '],
    ['an address without a port', 'checks: [{ tcp: { address: standby } }]', 'expected a host and a port'],
    ['a milestone that nobody reaches', 'steps: [{ text: go, marks: done }]', 'expected'],
  ])('%s', async (_what, more, words) => {
    expect((await mistakes(drill(more))).join('\n')).toContain(words)
  })

  it('checks of a tabletop, and two drills of one name', async () => {
    expect(await mistakes('  - { name: a, type: tabletop, class: human, checks: [{ file: { path: x } }] }\n')).toEqual([
      'config/services/checkout.yaml:6 expected no checks: a tabletop touches nothing',
    ])
    const twice = '  - { name: a, type: tabletop, class: human }\n'
    expect((await mistakes(twice + twice)).join()).toContain('duplicate drill a')
  })
})

it('remarks on what can never be passed, and on what is held to less than was promised', async () => {
  const services = await load(`  - { name: a, type: simulation, class: human, rto: 45m }
  - { name: b, type: tabletop, class: human }
  - { name: c, type: restore, class: human, rto: 30m, checks: [{ file: { path: x } }] }
`)
  const found = drillRemarks.flatMap(({ rule, find }) =>
    find({ services }, new Date()).map(({ subject }) => `${rule} ${subject}`),
  )
  expect(found).toEqual(['unproved-drill checkout/a', 'lenient-drill checkout/a'])
})
