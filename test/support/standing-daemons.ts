import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, startChild, type Child } from '../../demo/processes/child.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One of several daemons with one store. Whoever runs it starts it anew when it has ended. */
export interface StandingDaemon {
  readonly url: string
  isReady(): Promise<boolean>
  /** As when its machine is gone, but for a moment. */
  kill(): void
  log(): Promise<string>
  stop(): Promise<void>
}

/** Starts so many daemons that stand by for each other; `settings` are lines of their configuration. */
export async function startStandingDaemons(
  folder: string,
  { count, main, settings, services }: StandingOrder,
): Promise<readonly StandingDaemon[]> {
  await mkdir(join(folder, 'services'), { recursive: true })
  for (const [name, text] of Object.entries(services)) await writeFile(join(folder, 'services', `${name}.yaml`), text)
  const listen = 'server: { listen: "${LISTEN:-127.0.0.1:9580}" }\n'
  await writeFile(join(folder, 'plimsoll.yaml'), `version: 1\n${settings}\n${listen}include: [services/*.yaml]\n`)
  const daemons: StandingDaemon[] = []
  for (let index = 0; index < count; index += 1) {
    daemons.push(supervise({ folder, main, port: await freePort(), logFile: join(folder, `daemon-${index}.log`) }))
  }
  return daemons
}

export interface StandingOrder {
  readonly count: number
  /** Of the built program. */
  readonly main: string
  readonly settings: string
  readonly services: Readonly<Record<string, string>>
}

interface Place {
  readonly folder: string
  readonly main: string
  readonly port: number
  readonly logFile: string
}

function supervise({ folder, main, port, logFile }: Place): StandingDaemon {
  const url = `http://127.0.0.1:${port}`
  const args = [main, '--config', join(folder, 'plimsoll.yaml'), 'serve', '--standby']
  let isWanted = true
  let child: Child
  const start = () => {
    child = startChild(process.execPath, args, { logFile, cwd: root, env: { LISTEN: `127.0.0.1:${port}` } })
    child.process.once('exit', () => {
      if (isWanted)
        setTimeout(() => {
          if (isWanted) start()
        }, 500)
    })
  }
  start()
  return {
    url,
    isReady: () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    kill() {
      child.process.kill('SIGKILL')
    },
    log: () => readFile(logFile, 'utf8'),
    async stop() {
      isWanted = false
      await child.stop()
    },
  }
}
