import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('../../config/secrets', import.meta.url))

/** Secrets of the example organisation, except that Slack is the stand-in. Plimsoll and Alertmanager read the same folder. */
export async function writeDemoSecrets(folder: string, standInUrl: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await cp(example, folder, { recursive: true })
  for (const team of ['payments', 'storefront']) {
    await writeFile(join(folder, `example-${team}-slack`), `${standInUrl}/slack/${team}\n`)
  }
}
