// A daemon that is asked for an exclusion with an Idempotency-Key and says what it answered; kills itself, as kill -9 does, at the step it is
// given. Arguments: store file, step or `-`.
import { createApp } from '../../src/app/create-app.js'
import { exampleConfig } from './example-config.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { stepsUntil } from './killed-child.js'
import { createMemoryLogger } from './memory-logger.js'

const [file, dieAt] = process.argv.slice(2) as [string, string]
const base = exampleConfig({})
const app = createApp(
  { ...base, storage: { ...base.storage, place: file } },
  {
    ...{ logger: createMemoryLogger(), port: 0, steps: stepsUntil(dieAt) },
    readers: new Map([['default', createFakeSeriesReader(() => [])]]),
    clock: () => new Date('2026-11-20T12:00:00Z'),
  },
)
await app.start()
const response = await fetch(new URL('/api/v1/exclusions', app.url() ?? ''), {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'the-key' },
  body: JSON.stringify({
    ...{ kind: 'third_party', scope: ['checkout'], reason: 'The provider was down.', by: 'ann', anyway: true },
    ...{ from: '2026-11-19T10:00:00Z', to: '2026-11-19T11:00:00Z' },
  }),
})
process.stdout.write(`answered ${response.status} ${response.headers.get('idempotency-replayed') ?? 'first'}\n`)
await app.stop()
