import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { startAlertmanager } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries, type AlertmanagerVersion } from '../../demo/processes/binaries.js'
import { PAGERDUTY_OK, SLACK_OK, startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import type { Config } from '../../src/config/config.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { alertmanagerFiles } from '../../src/generate/alertmanager/alertmanager-files.js'
import { startMailServer, type MailServer } from './mail-server.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** An alert as Prometheus posts it. */
export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt?: string
  readonly endsAt?: string
}

/** A real Alertmanager on the example organisation's generated file, with stand-ins for everybody whom it tells. */
export interface AlertmanagerHouse {
  readonly url: string
  readonly pagerduty: StandIn
  readonly slack: StandIn
  readonly webhook: StandIn
  readonly watchdog: StandIn
  readonly mail: MailServer
  post(...alerts: readonly PostedAlert[]): Promise<void>
  stop(): Promise<void>
}

/** Starts all of it. Waiting is ten times shorter than generated, nothing else differs. */
export async function startAlertmanagerHouse(
  version: AlertmanagerVersion,
  change: (config: Config) => Config = (config) => config,
): Promise<AlertmanagerHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-alertmanager-'))
  const [pagerduty, slack, webhook, watchdog, mail] = await Promise.all([
    startStandIn({ answer: PAGERDUTY_OK }),
    startStandIn({ answer: SLACK_OK }),
    startStandIn({ answer: { status: 200 } }),
    startStandIn({ answer: { status: 200 } }),
    startMailServer(),
  ])
  await writeSecrets(join(folder, 'secrets'), slack.url)
  const config = await loadConfig({
    file: 'config/plimsoll.yaml',
    cwd: root,
    env: {
      PLIMSOLL_SECRETS: join(folder, 'secrets'),
      ALERTMANAGER_SECRETS: join(folder, 'secrets'),
      PAGERDUTY_URL: `${pagerduty.url}/v2/enqueue`,
      PLIMSOLL_WEBHOOK_URL: `${webhook.url}/webhooks/alertmanager`,
      DEAD_MANS_SWITCH_URL: watchdog.url,
      SMTP_URL: mail.url,
    },
  })
  await writeFiles(folder, change(config))
  const configFile = join(folder, 'config/alertmanager.yml')
  const alertmanager = await startAlertmanager({ binaries: await alertmanagerBinaries(version), folder, configFile })
  return {
    url: alertmanager.url,
    ...{ pagerduty, slack, webhook, watchdog, mail },
    post: (...alerts) => post(alertmanager.url, alerts),
    stop: async () => {
      await alertmanager.stop()
      await Promise.all([pagerduty, slack, webhook, watchdog, mail].map((one) => one.stop()))
      await rm(folder, { recursive: true })
    },
  }
}

async function writeSecrets(folder: string, slackUrl: string): Promise<void> {
  await mkdir(folder)
  const secrets = {
    'example-webhook-token': 'token-of-the-test',
    'example-payments-pagerduty': 'payments-key',
    'example-storefront-pagerduty': 'storefront-key',
    'example-payments-slack': `${slackUrl}/services/payments`,
    'example-storefront-slack': `${slackUrl}/services/storefront`,
  }
  for (const [name, text] of Object.entries(secrets)) await writeFile(join(folder, name), text)
}

async function writeFiles(folder: string, config: Config): Promise<void> {
  for (const { path, text } of alertmanagerFiles(config).files) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    const sooner = text.replace(/(?<=group_(?:wait|interval): )[1-9]\d*[sm]$/gm, tenthOf)
    await writeFile(join(folder, path), sooner)
  }
}

/** Of a duration in seconds or minutes. */
function tenthOf(duration: string): string {
  return `${(parseInt(duration, 10) * (duration.endsWith('m') ? 60 : 1)) / 10}s`
}

async function post(url: string, alerts: readonly PostedAlert[]): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(alerts) })
  if (!response.ok) throw new Error(`Alertmanager refused the alerts: ${await response.text()}`)
}

interface WrittenAlert {
  readonly alert?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** The alerts of one service as its generated rules make them, with a value in their texts. */
export async function alertsOf(service: string): Promise<PostedAlert[]> {
  const text = await readFile(join(root, `rules/${service}.yaml`), 'utf8')
  const { groups } = parse(text) as { groups: readonly { rules: readonly WrittenAlert[] }[] }
  return groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ alert, labels, annotations }) => {
      if (alert === undefined) return []
      const filled = JSON.stringify(annotations).replace(/\{\{.*?\}\}/g, '42%')
      return [{ labels: { alertname: alert, ...labels }, annotations: JSON.parse(filled) as Record<string, string> }]
    })
}

/** The first of the alerts that has these labels. */
export function alertWith(alerts: readonly PostedAlert[], labels: Readonly<Record<string, string>>): PostedAlert {
  const found = alerts.find((one) => Object.entries(labels).every(([name, value]) => one.labels[name] === value))
  if (found === undefined) throw new Error(`no alert has ${JSON.stringify(labels)}`)
  return found
}
