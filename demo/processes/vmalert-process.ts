import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vmalertBinaries } from './binaries.js'
import { freePort, startChild, until, type Child } from './child.js'

export interface VmalertSettings {
  /** Folder for the log. Created if missing. */
  readonly folder: string
  /** Of the VictoriaMetrics that is asked and gets what is recorded. */
  readonly victoria: string
  /** Absolute paths of rule files. */
  readonly ruleFiles: readonly string[]
  /** `host:port` of the Alertmanagers that get the alerts. */
  readonly alertmanagers: readonly string[]
}

export interface VmalertProcess extends Child {
  readonly url: string
}

/** Starts a real vmalert on a free loopback port, with the flags that docs/compatibility.md asks for. */
export async function startVmalert(settings: VmalertSettings): Promise<VmalertProcess> {
  const { folder, victoria, ruleFiles, alertmanagers } = settings
  await mkdir(folder, { recursive: true })
  const url = `http://127.0.0.1:${await freePort()}`
  const logFile = join(folder, 'vmalert.log')
  const args = [
    `-httpListenAddr=${url.replace('http://', '')}`,
    ...ruleFiles.map((file) => `-rule=${file}`),
    ...alertmanagers.map((target) => `-notifier.url=http://${target}`),
    ...['datasource', 'remoteRead', 'remoteWrite'].map((role) => `-${role}.url=${victoria}`),
    // A sample is seen a moment after its scrape: asked at once, what comes in between would be lost.
    '-rule.evalDelay=5s',
    '-disableAlertgroupLabel',
  ]
  const { vmalert } = await vmalertBinaries()
  const child = startChild(vmalert, args, { logFile })
  await until('vmalert is ready', async () => {
    if (child.process.exitCode !== null) throw new Error(await readFile(logFile, 'utf8'))
    return (await fetch(`${url}/health`)).ok
  })
  return { ...child, url }
}
