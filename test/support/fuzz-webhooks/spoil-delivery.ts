import type { Random } from '../fuzz-config/random.js'
import { buildDelivery, type Json } from './build-delivery.js'

/**
 * The text of a delivery, right or spoilt in up to three places: as a template gone wrong, another program, or somebody who means harm
 * would send it.
 */
export function spoiltDelivery(seed: number, random: Random): string {
  const delivery = buildDelivery(seed, random)
  for (let count = random.below(4); count > 0; count -= 1) random.pick(VALUE_CHANGES)(delivery, random)
  const text = deepened(JSON.stringify(delivery))
  return random.below(4) === 0 ? random.pick(TEXT_CHANGES)(text, random) : text
}

type Delivery = ReturnType<typeof buildDelivery>

/** Stands for so many lists in each other: `JSON.stringify` cannot write as deep as a stranger can. */
const DEEP = /"@deep(\d+)"/g

function deepened(text: string): string {
  return text.replace(DEEP, (_all, depth: string) => '['.repeat(Number(depth)) + ']'.repeat(Number(depth)))
}

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, '', ' ', 'x', [], {}, [null], { a: 'b' }, [[]], ['firing'], { labels: {} }],
  ...['firing', 'resolved', 'FIRING', '4', 'checkout', '\u0000', 'a\u0000b', '\ud800', '\ufeff', '🚢', '؀', 'e\u0301'],
  ...['x'.repeat(100_000), 'é'.repeat(70_000), '@deep50', '@deep5000', '@deep100000'],
  ...['ffffffffffffffff', 'FFFFFFFFFFFFFFFF', '0', '00000000000000000', "'; drop table incident; --"],
]

/** A copy: whatever a later change does to it, the next delivery with the same seed must find it as it was. */
const oddValue = (random: Random) => structuredClone(random.pick(ODD_VALUES))

const ODD_TIMES: readonly unknown[] = [
  ...['1970-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '2199-12-31T23:59:59Z', '2200-01-01T00:00:00Z'],
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+010000-01-01T00:00:00Z'],
  ...['2026-02-29T00:00:00Z', '2026-02-28T23:59:60Z', '2026-11-20T24:00:00Z', '2026-11-20T12:00:00'],
  ...['2026-11-20', 'yesterday', '2026-11-20T12:00:00+14:00', '2026-11-20T11:00:00-00:00', '2026-11-20 12:00:00Z'],
  ...[
    '2026-11-20T12:00:00.1234567890123Z',
    '2026-11-20T12:00:00.Z',
    '2026-11-20t12:00:00z',
    '2026-11-20T11:59:00+99:99',
  ],
  ...[
    1_795_000_000,
    1_795_000_000_000,
    '1795000000',
    '2026-11-20T11:30:00Z',
    '2026-11-20T13:00:00Z',
    '2026-12-24T00:00:00Z',
  ],
]

/** What is special about a name of a JavaScript object is nothing special in JSON. */
const ODD_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'service',
  'severity',
  'a\u0000b',
  '🚢',
  '0',
]

const VALUE_CHANGES: readonly ((delivery: Delivery, random: Random) => unknown)[] = [
  // Of the delivery.
  (delivery, random) => setIn(delivery, random.pick(Object.keys(delivery)), oddValue(random)),
  (delivery, random) => Reflect.deleteProperty(delivery, random.pick(Object.keys(delivery))),
  (delivery, random) => setIn(delivery, random.pick(ODD_KEYS), oddValue(random)),
  (delivery, random) =>
    onList(delivery, (alerts) => alerts.splice(random.below(alerts.length + 1), 0, oddValue(random))),
  // Of one alert.
  onAlert((alert, random) => setIn(alert, random.pick(Object.keys(alert)), oddValue(random))),
  onAlert((alert, random) => Reflect.deleteProperty(alert, random.pick(Object.keys(alert)))),
  onAlert((alert, random) => setIn(alert, random.pick(ODD_KEYS), oddValue(random))),
  onAlert((alert, random) => setIn(alert, 'startsAt', random.pick(ODD_TIMES))),
  onAlert((alert, random) => setIn(alert, 'startsAt', random.pick(ODD_TIMES))),
  onAlert((alert, random) => Object.assign(alert, { status: 'resolved', endsAt: random.pick(ODD_TIMES) })),
  onAlert((alert, random) => setIn(alert, 'endsAt', random.pick(ODD_TIMES))),
  onAlert((alert, random) => setIn(alert['labels'], random.pick([...ODD_KEYS, 'environment']), oddValue(random))),
  onAlert((alert, random) => setIn(alert['annotations'], random.pick([...ODD_KEYS, 'summary']), oddValue(random))),
  onAlert((alert) =>
    setIn(alert, 'labels', Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`l${at}`, 'x']))),
  ),
  // The same alert more than once: to the word, begun again, ended, by other labels.
  onAlerts((alerts, random) => alerts.push(structuredClone(random.pick(alerts)))),
  again((alert, random) => setIn(alert, 'startsAt', random.pick(ODD_TIMES))),
  again((alert) => setIn(alert, 'status', alert['status'] === 'firing' ? 'resolved' : 'firing')),
  again((alert, random) => setIn(alert['labels'], 'service', random.pick(['checkout', 'stranger']))),
  again((alert, random) => setIn(alert['labels'], 'severity', random.pick(['page', 'ticket']))),
  onAlerts((alerts) => alerts.reverse()),
]

function setIn(target: unknown, key: string, value: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false
  // An assignment to `__proto__` is none.
  return Reflect.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

function onList(delivery: Delivery, change: (alerts: unknown[]) => unknown): unknown {
  return Array.isArray(delivery.alerts) && change(delivery.alerts)
}

function onAlerts(change: (alerts: unknown[], random: Random) => unknown) {
  return (delivery: Delivery, random: Random) =>
    onList(delivery, (alerts) => alerts.length > 0 && change(alerts, random))
}

function isAlert(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function onAlert(change: (alert: Json, random: Random) => unknown) {
  return onAlerts((alerts, random) => {
    const alert = random.pick(alerts)
    return isAlert(alert) && change(alert, random)
  })
}

function again(change: (alert: Json, random: Random) => unknown) {
  return onAlerts((alerts, random) => {
    const alert = structuredClone(random.pick(alerts))
    if (!isAlert(alert)) return false
    change(alert, random)
    return alerts.splice(random.below(alerts.length + 1), 0, alert)
  })
}

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\u0000',
  '\n',
  "'",
  '0',
  '\\ud800',
  '\ufffd',
  'NaN',
  '1e999',
  '//',
]

const TEXT_CHANGES: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => text.slice(random.below(text.length)),
  (text, random) => spliced(text, random.below(text.length), 0, random.pick(SIGNS)),
  (text, random) => spliced(text, random.below(text.length), 1 + random.below(20), ''),
  (text, random) => spliced(text, random.below(text.length), 1, random.pick(SIGNS)),
  (text, random) => text + random.pick([...SIGNS, text]),
  (text) => `\ufeff${text}`,
  (text) => ` \n\t${text}\r\n`,
  (text) => JSON.stringify(text),
  (text) => text.replace('"status":', '"status":"resolved","status":'),
  (text, random) => random.pick(['', ' ', 'null', '[]', '{}', '0', '"4"', '<html>', 'version=4&alerts=', `[${text}]`]),
]

// oxlint-disable-next-line max-params -- as `Array.prototype.splice`
function spliced(text: string, at: number, length: number, instead: string): string {
  return text.slice(0, at) + instead + text.slice(at + length)
}
