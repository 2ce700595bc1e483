import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AlertmanagerBinaries } from './binaries.js'
import { freePort, startChild, until, type Child } from './child.js'

export interface AlertmanagerProcess extends Child {
  readonly url: string
  readonly port: number
}

/** Starts a real Alertmanager on a free loopback port and waits until it is ready. `folder` holds its data and its log. */
export async function startAlertmanager(settings: {
  readonly binaries: AlertmanagerBinaries
  readonly folder: string
  readonly configFile: string
  /** A fixed port, where a restart must be found again. */
  readonly port?: number
}): Promise<AlertmanagerProcess> {
  const { binaries, folder, configFile } = settings
  await mkdir(join(folder, 'data'), { recursive: true })
  const port = settings.port ?? (await freePort())
  const logFile = join(folder, 'alertmanager.log')
  const args = [
    `--config.file=${configFile}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ]
  const child = startChild(binaries.alertmanager, args, { logFile })
  const url = `http://127.0.0.1:${port}`
  await until('Alertmanager is ready', async () => {
    if (child.process.exitCode !== null) throw new Error(await readFile(logFile, 'utf8'))
    return (await fetch(`${url}/-/ready`)).ok
  })
  return { ...child, url, port }
}
