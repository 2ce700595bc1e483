import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeExporterBinary } from './binaries.js'
import { freePort, startChild, until, type Child } from './child.js'

export interface NodeExporterProcess extends Child {
  /** `host:port`, for a scrape. */
  readonly address: string
}

/** Starts a real node_exporter, which measures this machine, on a free loopback port. */
export async function startNodeExporter(folder: string): Promise<NodeExporterProcess> {
  await mkdir(folder, { recursive: true })
  const address = `127.0.0.1:${await freePort()}`
  const logFile = join(folder, 'node-exporter.log')
  // Debian's build asks for a systemd that a container does not have.
  const args = [`--web.listen-address=${address}`, '--no-collector.systemd']
  const child = startChild(await nodeExporterBinary(), args, { logFile })
  await until('node_exporter is ready', async () => {
    if (child.process.exitCode !== null) throw new Error(await readFile(logFile, 'utf8'))
    return (await fetch(`http://${address}/metrics`)).ok
  })
  return { ...child, address }
}
