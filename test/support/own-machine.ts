import { execFile, execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { startChild } from '../../demo/processes/child.js'

const FOLDERS = ['etc', 'home', 'var', 'run']

/** Run as the first process of the machine: where it goes, everything there goes. Says which process that is out here. */
const SET_UP = `read -r pid rest < /proc/self/stat
mount -t proc proc /proc
for one in ${FOLDERS.join(' ')}; do mount --bind "$0/$one" "/$one"; done
ip link set lo up
echo "$pid"
exec sleep infinity`

/** Why no machine of its own can be made here; `null`: it can. */
export function noOwnMachine(): string | null {
  if (process.getuid?.() !== 0) return 'only root makes namespaces'
  try {
    execFileSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true'])
    return null
  } catch {
    return 'no namespaces can be made here'
  }
}

interface Command {
  readonly as: string
  /** Of bash; it ends where one of its lines fails. */
  readonly line: string
  /** By the network of the real machine, which this one does not have. */
  readonly online?: boolean
}

/**
 * A machine of the test's own, as namespaces: the programs of this one, with ports, processes, accounts, `/etc`, `/home`, `/var` and `/run` that
 * nobody else sees and that go with it.
 */
export interface OwnMachine {
  /** What lies here is the same inside and outside. */
  readonly folder: string
  /** First on PATH. */
  readonly programs: string
  addAccount(name: string): void
  /** What it printed; fails with that too. */
  run(command: Command): Promise<string>
  /** Goes on until the machine is removed; its output goes to `logFile`. */
  start(command: Command & { readonly logFile: string }): void
  /** A program out here that runs `program` in there, as root. */
  doorTo(program: string): string
  remove(): Promise<void>
}

export async function makeOwnMachine(): Promise<OwnMachine> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-machine-'))
  chmodSync(folder, 0o755)
  const programs = join(folder, 'programs')
  for (const one of [...FOLDERS, 'programs', 'var/tmp', 'var/log']) mkdirSync(join(folder, one), { recursive: true })
  cpSync('/etc', join(folder, 'etc'), { recursive: true, verbatimSymlinks: true })
  const [first, pid] = await startFirst(folder)
  const enter = (online = false) => ['-t', pid, '-m', '-p', ...(online ? [] : ['-n']), '--wd=/', '--']
  const path = [programs, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(
    ':',
  )
  const argumentsOf = ({ as, line, online = false }: Command) => {
    const home = as === 'root' ? '/' : `/home/${as}`
    const env = ['env', '-i', `HOME=${home}`, `USER=${as}`, `PATH=${path}`, 'LANG=C.UTF-8']
    return [...enter(online), 'runuser', '-u', as, '--', ...env, 'bash', '-euc', `cd ${home}\n${line}`]
  }
  return {
    folder,
    programs,
    addAccount: (name) => {
      execFileSync('nsenter', [...enter(), '/usr/sbin/useradd', '--create-home', name])
    },
    async run(command) {
      const { stdout } = await promisify(execFile)('nsenter', argumentsOf(command), { timeout: 600_000 })
      return stdout
    },
    start: ({ logFile, ...command }) => {
      startChild('nsenter', argumentsOf(command), { logFile })
    },
    doorTo(program) {
      const door = join(folder, 'door')
      writeFileSync(door, `#!/bin/sh\nexec nsenter ${enter().join(' ')} ${program} "$@"\n`, { mode: 0o755 })
      return door
    },
    async remove() {
      const gone = new Promise((resolve) => first.once('close', resolve))
      first.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startFirst(folder: string) {
  const kinds = ['--mount', '--propagation', 'private', '--net', '--pid', '--fork', '--kill-child']
  const first = spawn('unshare', [...kinds, 'bash', '-ec', SET_UP, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const pid of createInterface({ input: first.stdout })) return [first, pid] as const
  throw new Error('the machine did not start')
}
