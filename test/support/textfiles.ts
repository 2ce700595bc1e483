import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeExporterBinary } from '../../demo/processes/binaries.js'
import { freePort, startChild } from '../../demo/processes/child.js'

/** A node_exporter that shows what lies in a folder. */
export interface Textfiles {
  readonly folder: string
  /** `host:port` */
  readonly address: string
  stop(): Promise<void>
}

/** @param place an own folder `textfiles` is made there */
export async function startTextfiles(place: string): Promise<Textfiles> {
  const folder = join(place, 'textfiles')
  mkdirSync(folder)
  const address = `127.0.0.1:${await freePort()}`
  const args = [`--web.listen-address=${address}`, '--collector.disable-defaults', '--collector.textfile']
  const logFile = join(place, 'node-exporter.log')
  const child = startChild(await nodeExporterBinary(), [...args, `--collector.textfile.directory=${folder}`], {
    logFile,
  })
  return { folder, address, stop: () => child.stop() }
}
