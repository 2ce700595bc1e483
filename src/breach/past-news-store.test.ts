import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { BreachWatch, withExclusions } from '../../test/support/breach-watch.js'

let watch: BreachWatch

beforeEach(async () => {
  watch = await BreachWatch.open()
})

afterEach(() => watch.database.close())

describe('news of the past', () => {
  beforeEach(async () => {
    watch.agreements = [withExclusions]
    await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    await watch.look('2026-12-02T12:00:00Z', { '2026-10': 'breached', '2026-11': 'met', '2026-12': 'on_track' })
  })

  it.each([
    ['an exclusion', () => watch.sayExcluded('2026-10-10')],
    ['one of the agreement alone', () => watch.sayExcluded('2026-10-10', 'enterprise')],
    ['late data', () => watch.fillIn('checkout', '2026-10-10T10:00:00.000Z')],
  ])('by %s has the period judged that it reaches, and lifts its breach', async (_name, happen) => {
    await happen()
    expect(await watch.look('2026-12-02T12:01:00Z', { '2026-10': 'met', '2026-12': 'on_track' })).toEqual([
      'enterprise 2026-10',
    ])
    expect(await watch.breaches()).toEqual(['2026-10 1 told lifted'])
    expect(await watch.look('2026-12-02T12:02:00Z', { '2026-10': 'met', '2026-12': 'on_track' })).toEqual([])
  })

  it.each([
    ['an exclusion of another agreement', () => watch.sayExcluded('2026-10-10', 'basic')],
    ['late data of another service', () => watch.fillIn('search', '2026-10-10T10:00:00.000Z')],
    ['late data of the running period', () => watch.fillIn('checkout', '2026-12-01T10:00:00.000Z')],
  ])('by %s has nothing judged', async (_name, happen) => {
    await happen()
    expect(await watch.look('2026-12-02T12:01:00Z', { '2026-12': 'on_track' })).toEqual([])
  })

  it('can break a period that was met', async () => {
    await watch.fillIn('checkout', '2026-11-10T10:00:00.000Z')
    await watch.look('2026-12-02T12:01:00Z', { '2026-10': 'breached', '2026-11': 'breached', '2026-12': 'on_track' })
    expect(await watch.breaches()).toEqual(['2026-11 1 told', '2026-10 1 told'])
  })
})
