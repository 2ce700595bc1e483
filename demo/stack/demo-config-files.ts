import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, parseDocument, type Document } from 'yaml'
import { DEPLOYED } from '../blue-green/bad-deployment.js'
import { RESTORE } from '../drill/restore-drills.js'
import { ROLL_BACK_SECRET } from './secrets-files.js'

const folder = fileURLToPath(new URL('../../config', import.meta.url))

/** Seconds instead of days, and nothing that the example organisation does not have besides. */
const CUSTOMER = { name: 'acme-contact', email: { to: ['sla@acme.example'] } }
const UNREAD = { name: 'unread', steps: [{ after: '0m', notify: ['payments-chat', 'leadership'] }] }
const OF_CUSTOMER = {
  ...{ name: 'acme', schedule: '0 9 1 * *', period: 'month', to: ['acme-contact'] },
  ...{ scope: { customer: 'ACME' }, audience: 'customer', approve: true, approvers: ['leadership'] },
  ...{ acknowledge_within: '5s', escalation_policy: 'unread' },
}

/**
 * Minutes instead of half an hour. The gate looks at the deployment alone: on some days of a month budgets of the example are spent as well, and
 * what the demo shows is to be the same on all of them.
 */
const DEPLOYMENTS = { bake_time: '5m', slos: ['availability'], on_degraded: ['roll-back'] }
const GATE = { checks: ['deployment'] }

export interface DemoAddresses {
  /** Where people reach Plimsoll. */
  readonly externalUrl: string
  /** Where deployments are taken back. */
  readonly rollBackUrl: string
  /** Folder of the scripts of the restore drill; left out: there is no drill. */
  readonly drillScripts?: string
}

/**
 * The configuration of the example organisation with what the demo shows besides: where people reach it, that leadership is asked to acknowledge
 * the report, of which the chat gets the headline, a customer's report that waits for an approval and that nobody acknowledges in time, who
 * takes a bad deployment back, and a restore drill.
 *
 * @returns the file that was written
 */
export async function writeDemoConfig(into: string, addresses: DemoAddresses): Promise<string> {
  const document = parseDocument(await readFile(join(folder, 'plimsoll.yaml'), 'utf8'))
  const { externalUrl, rollBackUrl, drillScripts } = addresses
  await writeServices(into, drillScripts)
  pointIntoFolder(document, ['frameworks'])
  const { length } = (document.toJS() as { readonly runbooks?: readonly unknown[] }).runbooks ?? []
  for (let index = 0; index < length; index += 1) pointIntoFolder(document, ['runbooks', index, 'file'])
  document.setIn(['server', 'external_url'], externalUrl)
  add(document, 'receivers', CUSTOMER)
  const secret = `\${PLIMSOLL_SECRETS:-secrets}/${ROLL_BACK_SECRET}`
  add(document, 'receivers', { name: 'roll-back', webhook: { url: rollBackUrl, secret_file: secret } })
  add(document, 'escalation_policies', UNREAD)
  const report = document.getIn(['reports', 0])
  if (!isMap(report)) throw new Error('the example organisation has no report')
  report.set('to', ['leadership', 'payments-chat'])
  report.set('acknowledge_within', '3d')
  report.set('escalation_policy', 'unread')
  add(document, 'reports', OF_CUSTOMER)
  const file = join(into, 'plimsoll.yaml')
  await writeFile(file, document.toString())
  return file
}

async function writeServices(into: string, drillScripts: string | undefined): Promise<void> {
  await cp(join(folder, 'services'), join(into, 'services'), { recursive: true })
  const file = join(into, 'services', `${DEPLOYED}.yaml`)
  const document = parseDocument(await readFile(file, 'utf8'))
  document.set('deployments', document.createNode(DEPLOYMENTS))
  document.set('gate', document.createNode(GATE))
  if (drillScripts !== undefined) document.set('drills', document.createNode([restoreDrill(drillScripts)]))
  await writeFile(file, document.toString())
}

/** The orders are lost, and restored from the newest dump into a second database, which has to be whole and to take orders. */
function restoreDrill(scripts: string): object {
  const run = (name: string) => [join(scripts, name)]
  return {
    ...{ name: RESTORE, type: 'restore', class: 'infrastructure', every: '30d', rto: '2m', dataset: 'orders-db' },
    description: 'The newest dump of the orders can be brought back.',
    steps: [
      { text: 'Lose the database of the orders', run: run('lose.sh'), marks: 'injected' },
      { text: 'Restore the newest dump into a second database', run: run('restore.sh'), marks: 'restored' },
    ],
    checks: [
      { name: 'row-count', command: { run: run('count.sh') } },
      { name: 'smoke-test', command: { run: run('smoke.sh') } },
    ],
    recovery_point: { run: run('newest.sh') },
  }
}

function add(document: Document, list: string, entry: object): void {
  document.addIn([list], document.createNode(entry))
}

/** A file that the configuration names beside itself stays where it is. */
function pointIntoFolder(document: Document, path: readonly (string | number)[]): void {
  const named = document.getIn(path)
  if (typeof named === 'string') document.setIn(path, join(folder, named))
}
