// A process that ingests once and is killed, as by `kill -9`, right after a named step: see ledger-catch-up.test.ts.
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { createLogger } from '../../src/shared/logger.js'
import { openStore } from '../../src/store/open-store.js'
import { catchUpConfig } from './catch-up-config.js'

const [url = '', file = '', upTo = '', step = '', occurrence = ''] = process.argv.slice(2)
let seen = 0
const config = catchUpConfig(url)
const ledger = createLedger({
  database: await openStore(file),
  config,
  readers: new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)])),
  clock: () => new Date(upTo),
  logger: createLogger('silent'),
  steps: (name) => {
    if (name === step && ++seen === Number(occurrence)) process.kill(process.pid, 'SIGKILL')
  },
})
await ledger.ingestUpTo(new Date(upTo))
