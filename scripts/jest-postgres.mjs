// Of the jest project `postgres`: a private server for all of its tests, which ends with them.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export default async function start() {
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', 'test/support/postgres-cluster-child.ts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const [url] = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', (line) => resolve([line]))),
    ended.then((code) => Promise.reject(new Error(`PostgreSQL did not start (${code})`))),
  ])
  process.env.PLIMSOLL_TEST_POSTGRES = url
  // What tests start as processes of their own.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${new URL('./on-postgres.mjs', import.meta.url)}`
  globalThis.endPostgres = async () => {
    child.stdin.end()
    await ended
  }
}
