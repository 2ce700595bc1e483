import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts a process that answers as Prometheus would, with so many services and SLOs of each; further arguments are those of the stub. */
export async function startStub(...args: readonly number[]): Promise<{ url: string; stop: () => void }> {
  const runner = fileURLToPath(new URL('../scripts/run-ts.mjs', import.meta.url))
  const child = spawn(process.execPath, [runner, 'bench/stub-prometheus.ts', ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://127.0.0.1:${port.toString().trim()}`, stop: () => child.kill() }
}
