import { PAGES, pathIn } from '../test/support/page-list.js'
import { startPageWorld } from '../test/support/page-world.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings, Line } from './line.js'

const REQUESTS = 20

/** What pages cost with 1,000 objectives of 200 services. */
export async function pages(): Promise<Findings> {
  const world = await startPageWorld('thousand')
  try {
    const lines: Line[] = []
    for (const page of PAGES.filter(({ status = 200 }) => status === 200)) {
      const asked = {
        url: world.url + pathIn(world.addresses, page),
        cookie: page.byStrangers === true ? '' : world.cookie,
      }
      lines.push(...(await measured(page.name, asked)))
    }
    const comparedWith = `${REQUESTS} requests of each page, one after the other, after a first one. CPU is that of the process, in which the asking takes place too; first bytes is the median of the time to the head of the answer.`
    return { lines, comparedWith }
  } finally {
    await world.stop()
  }
}

interface Asked {
  readonly url: string
  /** Of somebody who has signed in; '': of nobody. */
  readonly cookie: string
}

async function measured(name: string, { url, cookie }: Asked): Promise<readonly Line[]> {
  const headers = { accept: 'text/html', cookie }
  const size = (await (await fetch(url, { headers })).arrayBuffer()).byteLength
  const before = process.cpuUsage()
  const waits: number[] = []
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    const start = performance.now()
    const answer = await fetch(url, { headers })
    waits.push(performance.now() - start)
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
  const median = waits.toSorted((one, other) => one - other)[REQUESTS / 2] ?? NaN
  return [
    { what: `${name}: CPU`, value: (cpuSecondsSince(before) / REQUESTS) * 1000, bar: 100, unit: 'ms CPU' },
    { what: `${name}: first bytes`, value: median, bar: 50, unit: 'ms' },
    { what: `${name}: HTML`, value: size / 1000, bar: 150, unit: 'kB' },
  ]
}
