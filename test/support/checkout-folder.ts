import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Nobody answers there. */
const ROOT = `version: 1
organisation: Example Shop
prometheus: { url: http://127.0.0.1:9, retention: 40d }
storage: { url: sqlite:plimsoll.db }
include: [checkout.yaml]
`

const SERVICE = `service: checkout
slos:
  - name: availability
    objective: 99.9
    indicator: { ratio: { bad: 'http_requests_total{code="500"}', total: http_requests_total } }
`

/**
 * A folder of its own with `plimsoll.yaml` and one service, for commands that work on the store beside it, `plimsoll.db`.
 *
 * @param slas what the service has in its list of agreements
 */
export function createCheckoutFolder(slas: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-checkout-'))
  writeFileSync(join(folder, 'plimsoll.yaml'), ROOT)
  writeFileSync(join(folder, 'checkout.yaml'), `${SERVICE}slas:\n${slas}`)
  return folder
}
