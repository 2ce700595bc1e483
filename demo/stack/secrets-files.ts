import { randomBytes } from 'node:crypto'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('../../config/secrets', import.meta.url))

/** By which Plimsoll signs what it tells the receiver of the demo. */
export const ROLL_BACK_SECRET = 'demo-roll-back'

/**
 * Secrets of the example organisation, except that Slack is the stand-in, and one of the demo's own. Plimsoll and Alertmanager read the same
 * folder.
 */
export async function writeDemoSecrets(folder: string, standInUrl: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await cp(example, folder, { recursive: true })
  for (const team of ['payments', 'storefront']) {
    await writeFile(join(folder, `example-${team}-slack`), `${standInUrl}/slack/${team}\n`)
  }
  await writeFile(join(folder, ROLL_BACK_SECRET), `whsec_${randomBytes(24).toString('base64')}\n`)
}
