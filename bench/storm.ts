import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Findings, Line } from './line.js'
import { measureStorm, withStormDaemon, type StormCost } from './storm-daemon.js'

const ALERTS = 20_000

/** What many alerts of one service in one delivery cost the daemon. */
export async function storm(): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-storm-'))
  const from = new Date(Date.now() - 120_000)
  try {
    const costs = await withStormDaemon(folder, async (daemon) => [
      await measureStorm(daemon, { alerts: ALERTS, status: 'firing', from }),
      await measureStorm(daemon, { alerts: ALERTS, status: 'resolved', from }),
    ])
    const lines = costs.flatMap((cost, index) => linesOf(index === 0 ? 'begin' : 'end', cost))
    const comparedWith =
      `${ALERTS} alerts of one service, some 900 bytes each, in one delivery to the built \`plimsoll serve\`, a process of its own; then their ends.\n` +
      '/-/healthy is asked every 5 ms; memory is the highest resident figure above that before the delivery, as the kernel says.'
    return { lines, comparedWith }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function linesOf(what: string, cost: StormCost): readonly Line[] {
  return [
    { what: `${what}: answered after`, value: cost.answerSeconds, bar: 5, unit: 's' },
    { what: `${what}: all in the incident after`, value: cost.incidentSeconds, bar: 5, unit: 's' },
    { what: `${what}: CPU of the daemon`, value: cost.cpuSeconds, bar: 5, unit: 's' },
    { what: `${what}: slowest /-/healthy`, value: cost.slowestHealthyMs, bar: 100, unit: 'ms' },
    { what: `${what}: memory above idle`, value: cost.memoryMegabytes, bar: 150, unit: 'MB' },
  ]
}
