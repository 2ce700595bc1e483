import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startChild, until, type Child } from '../../demo/processes/child.js'
import type { WalkedAnswer, WalkedRequest } from './walked-request.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const RUN = join(root, 'scripts/run-ts.mjs')
const IP = '/usr/sbin/ip'

/** Why two machines cannot be made here; `null`: they can. */
export function noTwoMachines(): string | null {
  if (process.getuid?.() !== 0) return 'only root makes network namespaces'
  if (!existsSync(IP)) return `${IP} is not there`
  try {
    execFileSync('unshare', ['-n', 'true'])
    return null
  } catch {
    return 'no network namespace can be made here'
  }
}

/** Two machines with a wire between them, as network namespaces of our own: nothing reaches them from outside, and they reach nothing. */
export interface TwoMachines {
  /** The address of the first on the wire. */
  readonly address: string
  /** Runs `plimsoll serve` on the first machine until it answers at `http://127.0.0.1:port`. */
  serve(config: string, port: number): Promise<void>
  /** What comes back to each request, sent from one of them. */
  walk(from: 'first' | 'second', requests: readonly WalkedRequest[]): Promise<readonly WalkedAnswer[]>
  remove(): Promise<void>
}

export function makeTwoMachines(): TwoMachines {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-machines-'))
  const names = { first: `plimsoll-a-${process.pid}`, second: `plimsoll-b-${process.pid}` }
  const wire = { first: `pla${process.pid}`, second: `plb${process.pid}` }
  const address = { first: '192.0.2.1', second: '192.0.2.2' }
  const ip = (...args: readonly string[]) => execFileSync(IP, [...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (const end of ['first', 'second'] as const) ip('netns', 'add', names[end])
  ip('link', 'add', wire.first, 'netns', names.first, 'type', 'veth', 'peer', wire.second, 'netns', names.second)
  for (const end of ['first', 'second'] as const) {
    ip('-n', names[end], 'addr', 'add', `${address[end]}/24`, 'dev', wire[end])
    for (const device of ['lo', wire[end]]) ip('-n', names[end], 'link', 'set', device, 'up')
  }
  let daemon: Child | null = null
  let walks = 0
  const walk = async (from: 'first' | 'second', requests: readonly WalkedRequest[]) => {
    const file = join(folder, `walk-${++walks}.json`)
    writeFileSync(file, JSON.stringify(requests))
    const args = ['netns', 'exec', names[from], process.execPath, RUN, 'test/support/walk-child.ts', file]
    const { stdout } = await promisify(execFile)(IP, args, { cwd: root, timeout: 300_000 })
    return JSON.parse(stdout) as readonly WalkedAnswer[]
  }
  return {
    address: address.first,
    walk,
    async serve(config, port) {
      const logFile = join(folder, 'serve.log')
      const args = ['netns', 'exec', names.first, process.execPath, RUN, 'src/main.ts', 'serve', '--config', config]
      daemon = startChild(IP, args, { logFile, cwd: root })
      await until('the daemon listens', () => readFileSync(logFile, 'utf8').includes('Plimsoll serves'), {
        timeoutMs: 60_000,
      })
      const healthy = { url: `http://127.0.0.1:${port}/-/healthy`, method: 'GET', headers: {} }
      await until('it answers', async () => (await walk('first', [healthy]))[0]?.status === 200)
    },
    async remove() {
      await daemon?.stop()
      for (const end of ['first', 'second'] as const) ip('netns', 'del', names[end])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
