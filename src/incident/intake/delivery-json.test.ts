import { describe, expect, it, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDelivery } from './delivery-json.js'

const parse = async (text: string) => {
  const { frame, alerts } = await parseDelivery(Buffer.from(text), (one) => one)
  return alerts === null ? frame : { ...(frame as object), alerts }
}

const builtIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return 'no JSON'
  }
}

describe('a delivery is read as JSON.parse reads it', () => {
  it.each([
    '{"version":"4","alerts":[{"a":[1,{"b":"]"}]},{"c":"\\\\"},"x,y\\""],"truncatedAlerts":3}',
    '{ "alerts" : [ ] }',
    '{"alerts":[1,]}',
    '{"alerts":[,1]}',
    '{"alerts":[1 2]}',
    '{"alerts":[{]}',
    '{"alerts":[}]}',
    '{"alerts":[1]',
    '{"alerts":[1',
    '{"alerts":["1',
    '{"alerts":["\\',
    '{"alerts" [1]}',
    '{"alerts":[1]}}',
    '{"alerts":[1],"alerts":[2]}',
    '{"alerts":[1],"alerts":[]}',
    '{"al\\u0065rts":[2],"alerts":[1]}',
    '{"alerts":[1],"al\\u0065rts":[2]}',
    '{"x":{"alerts":[1]},"alerts":{"alerts":[2]}}',
    '{"alerts":"none"}',
    '["alerts",[1]]',
    '["alerts",{"alerts":[1]}]',
    '[[["alerts"]],[1]]',
    '"alerts"',
    '',
    ' ',
    ' {"alerts":[1]} ',
  ])('%s', async (text) => {
    expect(await parse(text).catch(() => 'no JSON')).toEqual(builtIn(text))
  })

  it('whatever it holds, also spoilt', async () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('alerts', '\\', '"', '[', '{'), fc.string({ unit: 'grapheme' }))
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 4 }, text, fc.double(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('any')),
      map: fc.dictionary(text, tie('any')),
    })).any
    const body = fc.record({ before: value, alerts: fc.oneof(fc.array(value), value), after: value })
    const cut = fc.record({
      at: fc.nat(),
      less: fc.nat(2),
      more: fc.constantFrom('', ',', ']', '[', '}', '"', 'alerts'),
    })
    await fc.assert(
      fc.asyncProperty(body, fc.option(cut), async (whole, spoilt) => {
        const json = JSON.stringify(whole)
        const at = (spoilt?.at ?? 0) % json.length
        const sent = spoilt === null ? json : `${json.slice(0, at)}${spoilt.more}${json.slice(at + spoilt.less)}`
        expect(await parse(sent).catch(() => 'no JSON')).toEqual(builtIn(Buffer.from(sent).toString()))
      }),
      { numRuns: 300, seed: 9 },
    )
  })
})

test('a list of many portions is whole, and an empty piece between two portions is refused', async () => {
  const alert = { text: 'ä'.repeat(40_000), list: [1, [2]], map: { '],[': '"' } }
  const whole = JSON.stringify({ before: 1, alerts: Array.from({ length: 20 }, () => alert), after: [2] })
  expect(await parse(whole)).toEqual(JSON.parse(whole))
  const long = JSON.stringify('x'.repeat(300_000))
  for (const text of [`{"alerts":[${long},]}`, `{"alerts":[${long},,1]}`, `{"alerts":[,${long}]}`]) {
    expect(await parse(text).catch(() => 'no JSON')).toBe('no JSON')
    expect(builtIn(text)).toBe('no JSON')
  }
})
