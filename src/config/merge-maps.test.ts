import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Origins } from '../yaml/located.js'
import type { Origin } from '../yaml/located.js'
import { slosKey } from '../slo/slo-key.js'
import { mergeMaps } from './merge-maps.js'
import type { RawMap } from '../yaml/raw.js'

const { rivals } = slosKey.templates ?? {}
const merge = (base: RawMap, own: RawMap) => mergeMaps({ base, own }, { origins: new Origins(), rivals })

describe('mergeMaps', () => {
  test('own keys win, maps are merged, lists are replaced', () => {
    const base = { objective: 99, labels: { a: '1', b: '2' }, list: [1, 2] }
    const own = { objective: 99.9, labels: { b: '3', c: '4' }, list: [3] }
    expect(merge(base, own)).toEqual({ objective: 99.9, labels: { a: '1', b: '3', c: '4' }, list: [3] })
  })

  test('another kind of indicator replaces that of the template, the rest of it stays', () => {
    const base = { indicator: { ratio: { bad: 'b', total: 't' }, scrape_interval: '30s' } }
    const own = { indicator: { latency: { histogram: 'h', below: '1s' } } }
    expect(merge(base, own)).toEqual({
      indicator: { latency: { histogram: 'h', below: '1s' }, scrape_interval: '30s' },
    })
  })

  test('the same kind of indicator is merged, and `good` replaces `bad`', () => {
    const base = { indicator: { ratio: { bad: 'b', total: 't' } } }
    const own = { indicator: { ratio: { good: 'g' } } }
    expect(merge(base, own)).toEqual({ indicator: { ratio: { good: 'g', total: 't' } } })
  })

  test('`off` replaces a map', () => {
    expect(merge({ alerting: { min_errors: 10 } }, { alerting: 'off' })).toEqual({ alerting: 'off' })
  })

  test('keys that every object answers to are keys like any other', () => {
    const odd = { toString: { a: 1 }, constructor: { b: { c: 1 } } }
    expect(merge(odd, odd)).toEqual(odd)
  })

  test('every entry keeps the origin that it had', () => {
    const origins = new Origins()
    const at = (file: string): Origin => ({ file, line: 1, column: 1, path: '', variables: [], unresolved: false })
    const [base, own] = [{ a: 1, b: { x: 1 } }, { b: { y: 2 } }]
    origins.set(base, 'a', { key: at('template'), value: at('template') })
    origins.set(base.b, 'x', { key: at('template'), value: at('template') })
    origins.set(own, 'b', { key: at('own'), value: at('own') })
    origins.set(own.b, 'y', { key: at('own'), value: at('own') })
    const merged = mergeMaps({ base, own }, { origins })
    const file = (path: string[]) => origins.locate({ value: merged, origin: at('top') }, path).origin.file
    expect([file(['a']), file(['b']), file(['b', 'x']), file(['b', 'y']), file(['none'])]).toEqual([
      'template',
      'own',
      'template',
      'own',
      'top',
    ])
  })

  const maps = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.dictionary(fc.string(), fc.integer())))

  test('merging with nothing, or with itself, changes nothing; it never changes its arguments', () => {
    fc.assert(
      fc.property(maps, maps, (a, b) => {
        const before = JSON.stringify([a, b])
        expect(merge(a, {})).toEqual({ ...a })
        expect(merge({}, a)).toEqual({ ...a })
        expect(merge(a, a)).toEqual({ ...a })
        merge(a, b)
        expect(JSON.stringify([a, b])).toBe(before)
      }),
    )
  })
})
