import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, parseDocument, type Document } from 'yaml'

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
 * The configuration of the example organisation with what the demo shows besides: where people reach it, that leadership is asked to acknowledge
 * the report, of which the chat gets the headline, and a customer's report that waits for an approval and that nobody acknowledges in time.
 *
 * @returns the file that was written
 */
export async function writeDemoConfig(into: string, externalUrl: string): Promise<string> {
  const document = parseDocument(await readFile(join(folder, 'plimsoll.yaml'), 'utf8'))
  document.setIn(['include'], [join(folder, 'services/*.yaml')])
  pointIntoFolder(document, ['frameworks'])
  const { length } = (document.toJS() as { readonly runbooks?: readonly unknown[] }).runbooks ?? []
  for (let index = 0; index < length; index += 1) pointIntoFolder(document, ['runbooks', index, 'file'])
  document.setIn(['server', 'external_url'], externalUrl)
  add(document, 'receivers', CUSTOMER)
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

function add(document: Document, list: string, entry: object): void {
  document.addIn([list], document.createNode(entry))
}

/** A file that the configuration names beside itself stays where it is. */
function pointIntoFolder(document: Document, path: readonly (string | number)[]): void {
  const named = document.getIn(path)
  if (typeof named === 'string') document.setIn(path, join(folder, named))
}
