import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../demo/processes/child.js'
import { createApp } from '../../src/app/create-app.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { answersOf } from './page-answers.js'
import { liveThrough, type PageAddresses } from './page-life.js'
import { configOf, PLANS, type WorldSize } from './page-plan.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const TOKEN = 'token-of-ada'

export interface PageWorld {
  readonly url: string
  /** Of somebody who has signed in and may do everything: `name=value`. */
  readonly cookie: string
  readonly addresses: PageAddresses
  stop(): Promise<void>
}

/**
 * A daemon with its store, its jobs and its HTTP, which reads from a pretended Prometheus; its time stands still.
 *
 * @param prepare puts things into the file of the store before the daemon opens it
 */
export async function startPageWorld(
  size: WorldSize,
  prepare: (store: string) => Promise<void> = () => Promise.resolve(),
): Promise<PageWorld> {
  const plan = PLANS[size]
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-pages-'))
  const files = { store: join(folder, 'plimsoll.db'), token: join(folder, 'ada') }
  await writeFile(files.token, `${TOKEN}\n`)
  await prepare(files.store)
  const config = configOf(plan, files)
  const app = createApp(config, {
    ...{ clock: () => NOW, logger: createMemoryLogger(), port: 0 },
    readers: new Map([['default', createFakeSeriesReader(answersOf(config))]]),
  })
  await app.start()
  const url = app.url() ?? ''
  await until('it is ready', async () => (await fetch(`${url}/-/ready`)).ok, { timeoutMs: 240_000 })
  const addresses = await liveThrough({ url, config, plan, now: NOW, token: TOKEN })
  await app.refresh()
  return {
    ...{ url, addresses, cookie: await signIn(url) },
    stop: async () => {
      await app.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(url: string): Promise<string> {
  const form = { method: 'POST', body: new URLSearchParams({ token: TOKEN }), redirect: 'manual' } as const
  const answer = await fetch(`${url}/sign-in`, form)
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';')
  if (cookie === '') throw new Error(`nobody was signed in: ${answer.status} ${await answer.text()}`)
  return cookie
}
