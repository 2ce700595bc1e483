import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { judgeDeployment, type GuardVerdict } from './judge-deployment.js'

interface Vector {
  readonly id: string
  readonly reason: string
  readonly input: { readonly before: readonly Pair[]; readonly after: readonly Pair[] }
  readonly expected: {
    readonly verdict: GuardVerdict
    readonly after_seconds: number
    readonly dispersion: number
    readonly rate_ratio: number
    readonly z: number
  }
}

type Pair = readonly [events: number, errors: number]

const folder = new URL('vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector)
const bins = (pairs: readonly Pair[]) => pairs.map(([events, errors]) => ({ events, errors }))

it('has all vectors', () => {
  expect(vectors).toHaveLength(25)
})

describe('the guard, by vectors that were computed elsewhere', () => {
  it.each(vectors.map((one) => [one.id, one.reason, one] as const))('%s: %s', (_id, _reason, { input, expected }) => {
    const result = judgeDeployment({ before: bins(input.before), after: bins(input.after), looks: input.after.length })
    expect([result.verdict, result.afterSeconds]).toEqual([expected.verdict, expected.after_seconds])
    expect(Math.abs(result.dispersion - expected.dispersion)).toBeLessThan(1e-3)
    expect(Math.abs(result.rateRatio - expected.rate_ratio)).toBeLessThan(1e-3)
    expect(Math.abs(result.z - expected.z)).toBeLessThan(1e-3)
  })
})

describe('a bake time that runs', () => {
  const before = Array.from({ length: 240 }, () => ({ events: 300, errors: 1 }))
  const good = Array.from({ length: 4 }, () => ({ events: 300, errors: 1 }))

  it('says nothing while nothing speaks against the deployment', () => {
    expect(judgeDeployment({ before, after: good, looks: 30 })).toMatchObject({ verdict: null, afterSeconds: 120 })
    expect(judgeDeployment({ before, after: [], looks: 30 })).toMatchObject({ verdict: null, afterSeconds: 0, z: 0 })
  })

  it('accuses at once, and takes no notice of what comes after', () => {
    const bad = [...good, { events: 300, errors: 150 }, ...good]
    expect(judgeDeployment({ before, after: bad, looks: 30 })).toMatchObject({ verdict: 'degraded', afterSeconds: 150 })
  })

  it('looks no longer than the bake time', () => {
    const after = [...good, { events: 300, errors: 150 }]
    expect(judgeDeployment({ before, after, looks: 4 }).verdict).not.toBe('degraded')
  })

  it('is not sure of anything without a baseline', () => {
    const after = [...good, { events: 300, errors: 150 }]
    expect(judgeDeployment({ before: [], after, looks: 5 })).toMatchObject({ verdict: 'inconclusive', rateRatio: 0 })
  })
})
