import { describe, expect, test } from '@jest/globals'
import { describeParts } from './describe-parts.js'
import { partNames, vanishedParts, type Parted } from './part-names.js'

interface Names {
  readonly slos?: readonly string[]
  readonly agreements?: readonly string[]
  readonly datasets?: readonly string[]
}

const named = (names: readonly string[] = []) => names.map((name) => ({ name }))
const service = (name: string, { slos, agreements, datasets }: Names = {}): Parted => {
  return { name, slos: named(slos), agreements: named(agreements), datasets: named(datasets), drills: named() }
}
const till = service('till', { slos: ['errors'] })
const shop = service('shop', { slos: ['errors', 'speed'], agreements: ['acme'], datasets: ['orders'] })

const before = partNames([shop, till])

describe('what vanished', () => {
  test('is nothing while everything is there, in whatever order', () => {
    expect(vanishedParts(before, [till, { ...shop, slos: named(['speed', 'errors']) }])).toEqual([])
  })

  test('is named by kind', () => {
    expect(vanishedParts(before, [service('shop', { slos: ['speed'] })])).toEqual([
      'SLA shop/acme',
      'SLO shop/errors',
      'SLO till/errors',
      'dataset shop/orders',
      'service till',
    ])
  })

  test('is not what goes on under a new name', () => {
    const slos = [{ name: 'availability', renamedFrom: 'errors' }, { name: 'speed' }]
    expect(vanishedParts(before, [{ ...shop, slos }, till])).toEqual([])
  })

  test('is not what goes on in a service that has a new name', () => {
    const renamed = {
      ...service('store', { slos: ['errors'], agreements: ['acme'] }),
      renamedFrom: 'shop',
      datasets: [{ name: 'order-book', renamedFrom: 'orders' }],
    }
    expect(vanishedParts(before, [renamed, till])).toEqual(['SLO shop/speed'])
  })

  test('counts names that stand there twice', () => {
    expect(vanishedParts(partNames([till, till]), [till])).toEqual(['SLO till/errors', 'service till'])
  })
})

test('a service that is gone is told with its parts behind it, and a long list is cut', () => {
  expect(describeParts(before)).toBe(
    'service shop (with SLA acme, SLO errors, SLO speed, dataset orders)\n  service till (with SLO errors)',
  )
  expect(describeParts(['SLO a/x', 'SLO a/y', 'SLO a/z'], 1)).toBe('SLO a/x\n  and 2 more')
})
