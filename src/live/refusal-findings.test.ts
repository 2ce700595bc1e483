import { expect, test } from '@jest/globals'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { WrittenQuery } from '../config/written-queries.js'
import { postIncidentRules } from '../postincident/postincident-rules.js'
import { selfRules } from '../self/self-rules.js'
import { ASKED_OF_VICTORIA_METRICS } from '../prometheus/source.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { sloRules } from '../slo/slo-rules.js'
import { liveRemarks } from './live-remarks.js'
import { createLiveSource } from './live-source.js'
import { judgeFlavour, judgeVersion } from './server-findings.js'

const now = new Date('2026-11-23T12:00:00Z')
const origin = { file: 'shop.yaml', line: 7, column: 9, path: '', variables: [], unresolved: false }
const written = (text: string, line: number) => {
  return { subject: 'checkout/availability', prometheus: 'default', text, origin: { ...origin, line } }
}

async function refusals(queries: readonly WrittenQuery[], answers: { version?: string; refuses?: RegExp }) {
  const reader = createFakeSeriesReader((query) => {
    if (answers.refuses?.test(query) !== true) return []
    throw new PrometheusError('rejected', `no answer to "${query}": bad`, { answer: 'bad' })
  })
  const sources = new Map([['default', createLiveSource(reader, now, answers)]])
  const remarks = await liveRemarks({ ...exampleConfig({}), queries }, { sources })
  return { remarks: remarks.filter(({ rule }) => /refused|version/.test(rule)), reader }
}

test('what the server refuses is named once, at the query that it refuses by itself', async () => {
  const queries = [written('http_requests_total', 7), written('http_requests_total{code=~"5.."}', 8)]
  const { remarks } = await refusals(queries, { refuses: /5\.\./ })
  expect(remarks).toEqual([
    {
      rule: 'live-refused',
      subject: 'checkout/availability',
      message: 'the server refuses its rule slo:errors:rate_base: bad',
      hint: 'a file with a rule that is refused is not loaded at all: write the query so that this server takes it',
      place: { file: 'shop.yaml', line: 8, column: 9 },
    },
  ])
})

test('every generated rule is shown to the server, at a time of which it has no samples, one of each shape', async () => {
  const { reader } = await refusals([], {})
  const shown = reader.asked.filter(({ interval }) => interval.from.getTime() === 1000).map(({ query }) => query)
  const own = [...sloRules(sampleSlo()), selfRules(exampleConfig({})), ...postIncidentRules.groups]
  const rules = own.flatMap((group) => group.rules)
  expect(new Set(shown)).toEqual(new Set([...rules.map(({ expr }) => expr), ASKED_OF_VICTORIA_METRICS]))
  const two = exampleConfig({ slos: [sampleSlo(), sampleSlo({ name: 'other' })] })
  const again = createFakeSeriesReader(() => [])
  await liveRemarks(two, { sources: new Map([['default', createLiveSource(again, now)]]) })
  expect(again.asked.filter(({ interval }) => interval.from.getTime() === 1000)).toHaveLength(shown.length)
})

test('PromQL that is too new for the server that answers is named with the version it needs', async () => {
  const { remarks } = await refusals([written('x > 1_000', 7)], { version: '2.53.1', refuses: /1_/ })
  expect(remarks[0]).toMatchObject({
    rule: 'live-version',
    subject: 'checkout/availability',
    message: 'expected PromQL that Prometheus 2.53.1 takes: a number with underscores, at character 5, needs 2.54',
    place: { file: 'shop.yaml', line: 7, column: 9 },
  })
  expect((await refusals([written('x > 1_000', 7)], { version: '2.54.0' })).remarks).toEqual([])
})

test('a version that is not that of the server is named, a newer server is no fault', () => {
  expect(judgeVersion({ version: '3.5' }, '2.42.0')).toMatchObject([
    { message: '`version` is 3.5, and the server says 2.42.0', hint: "write version: '2.42.0'" },
  ])
  expect(judgeVersion({ version: '2.42' }, '3.5.3')).toMatchObject([{ isNote: true }])
  expect(judgeVersion({ version: '3.5' }, '3.5.3')).toEqual([])
  expect([judgeVersion({ version: '3.5' }, null), judgeVersion({ version: null }, '3.5.3')]).toEqual([[], []])
})

test('a VictoriaMetrics has to be called one, and nothing else', () => {
  expect(judgeFlavour({ flavour: 'prometheus' }, true)).toMatchObject([{ hint: 'write flavour: victoriametrics' }])
  expect(judgeFlavour({ flavour: 'victoriametrics' }, false)).toMatchObject([{ rule: 'live-flavour' }])
  expect([judgeFlavour({ flavour: 'victoriametrics' }, true), judgeFlavour({ flavour: 'mimir' }, false)]).toEqual([
    [],
    [],
  ])
})
