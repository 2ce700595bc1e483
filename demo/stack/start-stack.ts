import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Interval } from '../../src/calendar/interval.js'
import type { CleanUp } from '../../src/shared/clean-up.js'
import { startBlueGreen, type BlueGreen } from '../blue-green/start-blue-green.js'
import { createDrills, startOrders, type DrillsHere } from '../drill/start-drills.js'
import { startDemoPage } from '../page/page-server.js'
import { startAlertmanager } from '../processes/alertmanager-process.js'
import {
  alertmanagerBinaries,
  nginxBinary,
  prometheusBinaries,
  type PrometheusBinaries,
} from '../processes/binaries.js'
import { freePort } from '../processes/child.js'
import { startNodeExporter } from '../processes/node-exporter-process.js'
import { importHistory, startPrometheus, type PrometheusSettings } from '../processes/prometheus-process.js'
import { startShop } from '../shop/exporter-server.js'
import { continueShopHistory, writeShopHistory } from '../shop/shop-history.js'
import type { Shop } from '../shop/shop.js'
import { writeDemoConfig } from './demo-config-files.js'
import { startMailSink } from './mail-sink-server.js'
import { runPlimsoll, startPlimsoll, type PlimsollEnvironment } from './plimsoll-process.js'
import type { Progress } from './progress.js'
import { writeDemoSecrets } from './secrets-files.js'
import { startStandIns } from './stand-ins.js'

export interface StackOrder {
  /** For everything that lives as long as the demo. */
  readonly folder: string
  readonly logFile: string
  readonly zone: string
  readonly cleanUp: CleanUp
  readonly progress: Progress
  /** What the shop has behind it; default: from the first of last month to now. */
  readonly history?: Interval
  /** Deploys a bad version as soon as Plimsoll answers, while it still fills its ledger. */
  readonly deploysAtOnce?: boolean
  /** Another version, or another pace; default: what there is, and the generated rules as they are. */
  readonly prometheus?: Partial<Pick<PrometheusSettings, 'binaries' | 'ruleFiles' | 'scrapeInterval'>>
}

export interface Stack {
  /** What the configuration of the example organisation reads. */
  readonly env: PlimsollEnvironment
  /** URLs by name, for people and for `endpoints.json`. */
  readonly endpoints: Readonly<Record<string, string>> & { readonly plimsoll: string }
  /** Root file of the configuration that it runs with. */
  readonly configFile: string
  /** Raw mails so far. */
  readonly messages: readonly Buffer[]
  readonly blueGreen: BlueGreen
  readonly drills: DrillsHere
  /** Resolves once the bad version that was deployed at once is taken back, or is not. */
  readonly deployed: Promise<void> | undefined
}

/** Starts everything, in the order in which one needs the other. What runs is on the clean-up stack, also when this rejects. */
export async function startStack(order: StackOrder): Promise<Stack> {
  const { folder, logFile, cleanUp, progress } = order
  const startingOrders = startOrders(cleanUp)
  // What nginx lacks is said where it is started.
  const nginx = nginxBinary().catch(() => null)
  const [binaries, alertmanager] = await progress.step('Prometheus and Alertmanager', () =>
    Promise.all([order.prometheus?.binaries ?? prometheusBinaries('any'), alertmanagerBinaries('any')]),
  )
  const shop = await writeHistory(order, binaries)
  const exporter = await startShop(shop)
  cleanUp.add('shop', () => exporter.stop())
  const mail = await startMailSink()
  cleanUp.add('mail sink', () => mail.stop())
  const standIns = await startStandIns()
  cleanUp.add('stand-ins', () => standIns.stop())
  const ports = { plimsoll: await freePort(), prometheus: await freePort(), alertmanager: await freePort() }
  const env = environment({ folder, ports, smtpUrl: mail.url, standInUrl: standIns.url })
  await writeDemoSecrets(env.PLIMSOLL_SECRETS, standIns.url)
  const plimsollUrl = `http://${env.PLIMSOLL_LISTEN}`
  const receiverPort = await freePort()
  const rollBackUrl = `http://127.0.0.1:${receiverPort}/`
  const orders = await progress.step('PostgreSQL, with a database of orders to be lost', () => startingOrders)
  const plimsollConfig = await writeDemoConfig(folder, {
    ...{ externalUrl: plimsollUrl, rollBackUrl },
    ...(orders.database === null ? {} : { drillScripts: orders.database.scripts }),
  })
  const drills: DrillsHere =
    orders.database === null
      ? { drills: null, unavailable: orders.unavailable }
      : { drills: createDrills(orders.database, { configFile: plimsollConfig, plimsollUrl, env }), unavailable: null }
  const blueGreen = await progress.step('nginx, two colours of checkout, and its customers', async () => {
    await nginx
    const secrets = env.PLIMSOLL_SECRETS
    return startBlueGreen({ folder: join(folder, 'blue-green'), shop, plimsollUrl, receiverPort, secrets, cleanUp })
  })

  await progress.step('rules and routes generated, Alertmanager', async () => {
    await runPlimsoll(['--config', plimsollConfig, 'generate', '--only', 'alertmanager,rules', '--out', folder], env)
    const configFile = join(folder, 'config/alertmanager.yml')
    const options = { binaries: alertmanager, folder: join(folder, 'alertmanager'), configFile }
    const started = await startAlertmanager({ ...options, port: ports.alertmanager })
    cleanUp.add('Alertmanager', () => started.stop())
  })
  const machine = await progress.step('node_exporter, which measures this machine', () =>
    startNodeExporter(join(folder, 'node-exporter')),
  )
  cleanUp.add('node_exporter', () => machine.stop())
  const prometheus = await progress.step('Prometheus, with these rules', () =>
    startPrometheus({
      ruleFiles: [join(folder, 'rules/*.yaml')],
      ...order.prometheus,
      binaries,
      folder: join(folder, 'prometheus'),
      port: ports.prometheus,
      scrape: { shop: exporter.address, plimsoll: env.PLIMSOLL_LISTEN, node: machine.address },
      alertmanagers: [`127.0.0.1:${ports.alertmanager}`],
    }),
  )
  cleanUp.add('Prometheus', () => prometheus.stop())
  const deployed = order.deploysAtOnce === true ? blueGreen.deployments?.deploy() : undefined
  const plimsoll = await progress.step('Plimsoll, with its ledger filled', (note) =>
    startPlimsoll({ env, configFile: plimsollConfig, logFile }, (log) => {
      note(backfillProgress(log))
    }),
  )
  cleanUp.add('Plimsoll', () => plimsoll.stop())
  const page = await startDemoPage({
    shop,
    plimsollUrl: plimsoll.url,
    prometheusUrl: prometheus.url,
    requests: standIns.requests,
    blueGreen,
    drills,
  })
  cleanUp.add('page', () => page.stop())
  const endpoints = {
    page: page.url,
    plimsoll: plimsoll.url,
    status: `${plimsoll.url}/api/v1/status`,
    metrics: `${plimsoll.url}/metrics`,
    prometheus: prometheus.url,
    alertmanager: env.ALERTMANAGER_URL,
    received: standIns.url,
    shop: `http://${exporter.address}/metrics`,
    smtp: mail.url,
  }
  return { env, endpoints, configFile: plimsollConfig, messages: mail.messages, blueGreen, deployed, drills }
}

async function writeHistory(
  { folder, zone, progress, history }: StackOrder,
  binaries: PrometheusBinaries,
): Promise<Shop> {
  const file = join(folder, 'history.om')
  const to = history?.to ?? new Date()
  const take = async () => {
    await importHistory(binaries, file, join(folder, 'prometheus'))
    await rm(file)
  }
  const shop = await progress.step('history of the shop', (note) =>
    writeShopHistory({ file, from: history?.from, to, zone, note }),
  )
  await progress.step('history into Prometheus', take)
  if (history === undefined) {
    // All that took a minute, which would be one without data in every figure.
    await progress.step('and what happened meanwhile', async (note) => {
      await continueShopHistory(shop, { file, from: to, to: new Date(), note })
      await take()
    })
  }
  return shop
}

function environment(from: {
  readonly folder: string
  readonly ports: Readonly<Record<'plimsoll' | 'prometheus' | 'alertmanager', number>>
  readonly smtpUrl: string
  readonly standInUrl: string
}): PlimsollEnvironment {
  const { folder, ports, smtpUrl, standInUrl } = from
  const local = (port: number) => `127.0.0.1:${port}`
  return {
    PROMETHEUS_URL: `http://${local(ports.prometheus)}`,
    ALERTMANAGER_URL: `http://${local(ports.alertmanager)}`,
    ALERTMANAGER_SECRETS: join(folder, 'secrets'),
    PLIMSOLL_SECRETS: join(folder, 'secrets'),
    PLIMSOLL_WEBHOOK_URL: `http://${local(ports.plimsoll)}/webhooks/alertmanager`,
    PAGERDUTY_URL: `${standInUrl}/pagerduty`,
    DEAD_MANS_SWITCH_URL: `${standInUrl}/dead-mans-switch`,
    SMTP_URL: smtpUrl,
    PLIMSOLL_DATA: folder,
    PLIMSOLL_LISTEN: local(ports.plimsoll),
  }
}

/** The newest progress line of the daemon's JSON log, in short. */
function backfillProgress(log: string): string {
  const last = log
    .trimEnd()
    .split('\n')
    .findLast((line) => line.includes('backfill'))
  const percent = /"percent":\s*(\d+)/.exec(last ?? '')?.[1]
  return percent === undefined ? '' : `backfill ${percent} %`
}
