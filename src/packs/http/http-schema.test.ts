import { describe, expect, it } from '@jest/globals'
import { packTests } from '../pack-tests.js'
import { httpPack } from './http-pack.js'
import { httpSchema } from './http-schema.js'

const messages = (own: object) => httpSchema.safeParse(own).error?.issues.map(({ message }) => message) ?? []
const seriesOf = (own: object) =>
  packTests(httpPack(httpSchema.parse(own)), null).flatMap(({ test }) => test.input_series.map(({ series }) => series))

describe('the http pack', () => {
  it('asks for buckets, and for matchers that some series can satisfy', () => {
    expect(messages({ durations: 'http_request_duration_seconds' })).toEqual([
      expect.stringContaining('expected a selector of buckets'),
    ])
    expect(messages({ requests: 'http_requests_total{job="a",job="b"}' })).toEqual([
      expect.stringContaining('some series can satisfy'),
    ])
    expect(messages({ requests: 'rate(http_requests_total[5m])' })[0]).toBe('expected a plain selector')
  })

  it('tests errors with a code of the configured label, and with a second service where the selectors leave room for one', () => {
    const two = seriesOf({ requests: 'hits_total{job=~"api|web"}', code_label: 'status' })
    expect(two).toContain('hits_total{job="api",status="500"}')
    expect(two).toContain('hits_total{job="web",status="500"}')
    const one = seriesOf({ requests: 'hits_total{job="api"}', durations: 'seconds_bucket{job="api"}' })
    expect(one.filter((series) => !series.includes('job="api"'))).toEqual([])
  })

  it('refuses codes that leave no errors, or nothing else', () => {
    for (const code of ['code=~"2.."', 'code=~"5.."']) {
      expect(messages({ requests: `http_requests_total{${code}}` })).toEqual([
        expect.stringContaining('both errors and other answers'),
      ])
    }
  })
})
