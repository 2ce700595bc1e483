import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, until } from '../../demo/processes/child.js'
import { writeDemoConfig } from '../../demo/stack/demo-config-files.js'
import { writeDemoSecrets } from '../../demo/stack/secrets-files.js'
import { fillLedger } from './filled-ledger.js'
import { startMailServer } from './mail-server.js'
import { runCommand, type CommandResult } from './run-command.js'

const cwd = fileURLToPath(new URL('../..', import.meta.url))
const NOWHERE = 'http://127.0.0.1:9'

/** `plimsoll serve` with the configuration of the demo, a ledger, a clock and a mail server of the test's own, and nothing else around it. */
export interface DemoDaemon {
  readonly url: string
  now(): Date
  goOn(seconds: number): void
  plimsoll(...args: readonly string[]): Promise<CommandResult>
  /** Delivers an alert as Alertmanager does. */
  deliver(alert: object): Promise<Response>
  /** The first mail to somebody whose subject says so, once it is there. */
  mailTo(address: string, subject: RegExp): Promise<Buffer>
  stop(): Promise<void>
}

export async function startDemoDaemon(begin: Date): Promise<DemoDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-demo-daemon-'))
  const mail = await startMailServer()
  const listen = `127.0.0.1:${await freePort()}`
  const url = `http://${listen}`
  const secrets = join(folder, 'secrets')
  await writeDemoSecrets(secrets, NOWHERE)
  const file = await writeDemoConfig(folder, { externalUrl: url, rollBackUrl: NOWHERE })
  const env = {
    ...{ PROMETHEUS_URL: NOWHERE, PAGERDUTY_URL: NOWHERE, DEAD_MANS_SWITCH_URL: NOWHERE, SMTP_URL: mail.url },
    ...{ PLIMSOLL_DATA: folder, PLIMSOLL_LISTEN: listen, PLIMSOLL_SECRETS: secrets },
  }
  await fillLedger({ file, env, cwd, now: begin })
  // It goes on by itself too: jobs wait for their next slot.
  let ahead = begin.getTime() - Date.now()
  const clock = () => new Date(Date.now() + ahead)
  const stop = new AbortController()
  const serve = ['--config', file, 'serve', '--log-level', 'error']
  const served = runCommand(serve, { cwd, env, clock, signal: stop.signal })
  await until('it is healthy', async () => (await fetch(`${url}/-/healthy`)).ok, { timeoutMs: 120_000 })
  const token = readFileSync(join(secrets, 'example-webhook-token'), 'utf8').trim()
  return {
    url,
    now: clock,
    goOn(seconds) {
      ahead += seconds * 1000
    },
    plimsoll: (...args) => runCommand(['--config', file, ...args], { cwd, env, clock }),
    deliver: (alert) =>
      fetch(`${url}/webhooks/alertmanager`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ version: '4', status: 'firing', alerts: [alert] }),
      }),
    async mailTo(address, subject) {
      const find = () =>
        mail.mails.find(({ to, raw }) => {
          const [, said = ''] = /^subject: (.*)$/im.exec(raw.toString()) ?? []
          return to.includes(address) && subject.test(said)
        })
      await until(`a mail to ${address}: ${subject.source}`, () => find() !== undefined, { timeoutMs: 120_000 })
      return find()?.raw ?? Buffer.of()
    },
    async stop() {
      stop.abort()
      await served
      await mail.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
