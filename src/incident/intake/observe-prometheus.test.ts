import { describe, expect, it } from '@jest/globals'
import { sampleAlert } from '../../../test/support/sample-incident.js'
import type { Sample } from '../../promql/series-reader.js'
import { fingerprintOf } from './fingerprint.js'
import { observePrometheus } from './observe-prometheus.js'

const START = Date.parse('2026-11-20T12:00:00Z')
const at = (step: number) => new Date(START + step * 30_000)
const own = { alertname: 'SLOErrorBudgetBurn', service: 'checkout', slo: 'availability' }

/** A letter per 30 s: `x` a sample, blank none. */
function samples(pattern: string, value = 1): readonly Sample[] {
  return pattern.split('').flatMap((letter, step) => (letter === ' ' ? [] : [{ at: at(step), value }]))
}

async function observe({
  firing,
  alive,
  activeAt,
  known = [] as ReturnType<typeof sampleAlert>[],
}: {
  readonly firing: string
  readonly alive: string
  readonly activeAt?: Date | number
  readonly known?: ReturnType<typeof sampleAlert>[]
}) {
  const series = [{ labels: { ...own, alertstate: 'firing' }, samples: samples(firing) }]
  const value = Number(activeAt ?? 0) / 1000
  const forState = activeAt === undefined ? [] : [{ labels: own, samples: samples(firing, value) }]
  const working = samples(alive).map((sample) => sample.at)
  const alerts = { firing: series, forState, alive: working, stepSeconds: 30 }
  return (await observePrometheus(alerts, known, at(40))).map(({ status, startsAt, endsAt, fingerprint }) => ({
    status,
    startsAt,
    endsAt,
    fingerprint,
  }))
}

const fingerprint = fingerprintOf(own)

describe('the memory of Prometheus', () => {
  it('tells of an alert that came and went: it ended when Prometheus worked and it was gone', async () => {
    expect(await observe({ firing: '  xxxx    ', alive: 'xxxxxxxxxx' })).toEqual([
      { status: 'firing', startsAt: at(2), endsAt: null, fingerprint },
      { status: 'resolved', startsAt: at(2), endsAt: at(6), fingerprint },
    ])
  })

  it('tells when it began to the second, where the alert has no `for`', async () => {
    const activeAt = new Date(at(2).getTime() - 17_000)
    expect(await observe({ firing: '  xxxx', alive: 'xxxxxx', activeAt })).toMatchObject([{ startsAt: activeAt }])
  })

  it.each([1e308, -1, at(100_000)])('dates nothing by %p where a time is expected', async (activeAt) => {
    expect(await observe({ firing: '  xxxx', alive: 'xxxxxx', activeAt })).toMatchObject([{ startsAt: at(2) }])
  })

  it('does not take the beginning of what it is asked for as that of an alert', async () => {
    const activeAt = at(-90)
    expect(await observe({ firing: 'xxxx', alive: 'xxxx', activeAt })).toMatchObject([{ startsAt: activeAt }])
  })

  it('says nothing of an end while it did not work', async () => {
    expect(await observe({ firing: 'xxxx      ', alive: 'xxxx      ' })).toMatchObject([{ status: 'firing' }])
    expect(await observe({ firing: 'xxxx    xx', alive: 'xxxx    xx' })).toMatchObject([
      { status: 'firing', startsAt: at(0) },
    ])
  })

  it('tells two stretches apart', async () => {
    expect(await observe({ firing: 'xxx   xxx ', alive: 'xxxxxxxxxx' })).toMatchObject([
      { status: 'firing', startsAt: at(0) },
      { status: 'resolved', endsAt: at(3) },
      { status: 'firing', startsAt: at(6) },
      { status: 'resolved', endsAt: at(9) },
    ])
  })

  it('leaves a known alert its beginning and its name, though its labels are fewer', async () => {
    const known = sampleAlert({ startsAt: new Date(at(2).getTime() - 12_345), labels: { ...own, cluster: 'eu' } })
    expect(await observe({ firing: '  xxxx', alive: 'xxxxxx', known: [known] })).toEqual([
      { status: 'firing', startsAt: known.startsAt, endsAt: null, fingerprint: known.fingerprint },
    ])
  })
})
