import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild, until, type Child } from '../processes/child.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const plimsoll = [join(root, 'scripts/run-ts.mjs'), 'src/main.ts']

/** Longest silence of its log while it fills the ledger. */
const SILENT_MS = 180_000

/** Variables that config/plimsoll.yaml reads: one configuration serves the demo and production. */
export type PlimsollEnvironment = Readonly<
  Record<
    | 'PROMETHEUS_URL'
    | 'ALERTMANAGER_URL'
    | 'ALERTMANAGER_SECRETS'
    | 'PLIMSOLL_SECRETS'
    | 'PLIMSOLL_WEBHOOK_URL'
    | 'PAGERDUTY_URL'
    | 'DEAD_MANS_SWITCH_URL'
    | 'SMTP_URL'
    | 'PLIMSOLL_DATA'
    | 'PLIMSOLL_LISTEN',
    string
  >
>

export interface PlimsollProcess extends Child {
  readonly url: string
}

/** Starts `plimsoll serve` on the example organisation and waits until it is ready, that is, until the ledger has its history. */
export async function startPlimsoll(
  {
    env,
    configFile,
    logFile,
  }: { readonly env: PlimsollEnvironment; readonly configFile: string; readonly logFile: string },
  onWait: (log: string) => void,
): Promise<PlimsollProcess> {
  const child = startChild(process.execPath, [...plimsoll, '--config', configFile, 'serve'], {
    logFile,
    env: { ...env },
    cwd: root,
  })
  const url = `http://${env.PLIMSOLL_LISTEN}`
  let log = ''
  const isOver = async () => {
    log = await readFile(logFile, 'utf8').catch(() => '')
    onWait(log)
    return child.process.exitCode !== null || (await fetch(`${url}/-/ready`)).ok
  }
  await until('Plimsoll is ready', isOver, { timeoutMs: SILENT_MS, everyMs: 250, progress: () => log })
  if (child.process.exitCode !== null) throw new Error(`plimsoll serve ended:\n${log}`)
  return { ...child, url }
}

/** How a command of the CLI is run from the checkout. */
export function plimsollCommand(args: readonly string[]) {
  return { command: process.execPath, words: [...plimsoll, ...args], cwd: root }
}

/**
 * Runs one command of the CLI and passes its standard error through, so that progress is seen.
 *
 * @returns standard output
 * @throws Error when it ends with anything but 0
 */
export function runPlimsoll(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const { command, words, cwd } = plimsollCommand(args)
    const child = spawn(command, words, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      const output = Buffer.concat(chunks).toString()
      if (code === 0) resolve(output)
      else reject(new Error(`plimsoll ${args.join(' ')} ended with ${String(code)}:\n${output}`))
    })
  })
}
