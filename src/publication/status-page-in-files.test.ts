import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../../test/support/config-folder.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

const INDICATOR = 'indicator: { ratio: { bad: b, total: t } }'
const services = {
  checkout: `service: checkout
slos:
  - { name: availability, objective: 99.9, ${INDICATOR} }
  - { name: latency, objective: 99, ${INDICATOR} }
  - { name: regions, objective: 99, group_by: [region], ${INDICATOR} }
`,
  catalog: `service: catalog\nslos: [{ name: availability, objective: 99.9, ${INDICATOR} }]\n`,
  regions: `service: regions\nslos: [{ name: all, objective: 99, group_by: [region], ${INDICATOR} }]\n`,
}
const CHECKOUT = { service: 'checkout', name: 'Checkout & payment', slo: 'availability' }
const WINDOW = `maintenance: [{ name: patching, schedule: 0 2 * * sun, duration: 1h }]\n`

const rootOf = (page: object) =>
  `${SHOP_ROOT}${WINDOW}status_page: ${JSON.stringify({ title: 'Shop', services: [CHECKOUT], ...page })}\n`

it('is not there unless somebody asks for it', async () => {
  expect((await folder.loadFiles(SHOP_ROOT, services)).statusPage).toBeNull()
})

it('becomes what is shown, with names for programs that follow from those for people', async () => {
  const page = {
    services: [CHECKOUT, { service: 'catalog', name: 'Café – Suche', group: 'Shop', description: 'Finding things' }],
    ...{ contact: 'mailto:help@shop.example', timezone: 'Europe/Berlin', maintenance_titles: { patching: 'Updates' } },
  }
  const { statusPage } = await folder.loadFiles(rootOf(page), services)
  expect(statusPage).toEqual({
    ...{ title: 'Shop', contact: 'mailto:help@shop.example', timezone: 'Europe/Berlin', historyDays: 90 },
    maintenance: { titles: { patching: 'Updates' } },
    services: [
      { ...CHECKOUT, id: 'checkout-payment', group: null, description: null },
      {
        service: 'catalog',
        id: 'cafe-suche',
        name: 'Café – Suche',
        group: 'Shop',
        description: 'Finding things',
        slo: null,
      },
    ],
  })
})

it('changes nothing that is judged: the hash of the configuration stays', async () => {
  const { hash } = await folder.loadFiles(`${SHOP_ROOT}${WINDOW}`, services)
  expect((await folder.loadFiles(rootOf({}), services)).hash).toBe(hash)
})

it.each<readonly [string, object, string]>([
  ['shows nothing', { services: [] }, 'expected at least one service'],
  ['shows an unknown service', { services: [{ service: 'chekout', name: 'A' }] }, 'unknown service chekout'],
  [
    'leaves open which objective it is',
    { services: [{ ...CHECKOUT, slo: undefined }] },
    'checkout has several objectives',
  ],
  ['names an unknown objective', { services: [{ ...CHECKOUT, slo: 'latencies' }] }, 'unknown SLO checkout/latencies'],
  ['names a grouped objective', { services: [{ ...CHECKOUT, slo: 'regions' }] }, 'checkout/regions is grouped'],
  [
    'shows what nobody measures as a whole',
    { services: [{ service: 'regions', name: 'A' }] },
    'regions has no objective',
  ],
  ['has a name of which no id follows', { services: [{ ...CHECKOUT, name: 'Магазин' }] }, 'expected an `id`'],
  [
    'has an id twice',
    { services: [CHECKOUT, { ...CHECKOUT, name: 'checkout  payment' }] },
    'duplicate id checkout-payment',
  ],
  ['has a title for an unknown window', { maintenance_titles: { patchin: 'A' } }, 'unknown maintenance window patchin'],
  ['has a contact that is no address', { contact: 'javascript:alert(1)' }, 'expected an address such as'],
  ['shows part of a day', { history: '36h' }, 'expected whole days'],
  ['shows more than a year', { history: '400d' }, 'expected 366d or less'],
])('is refused where it %s', async (_how, page, message) => {
  const mistakes = await folder.mistakes(rootOf(page), services)
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toContain('config/plimsoll.yaml:6 ')
  expect(mistakes[0]).toContain(message)
})
