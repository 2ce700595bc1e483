import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from '@jest/globals'
import type { Reader } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { runChild, type Ended } from './killed-child.js'
import { startMailServer, type MailServer } from './mail-server.js'

/** So many messages are on their way at once. */
const AT_ONCE = 4
/** When a process dies there, what the server has taken and we have not noted goes again, under the same id. */
const ON_THEIR_WAY = ['delivery:accepted', 'delivery:committed']

/** A store and a mail server for processes that are killed; both are new for each test. */
export interface KillWorld {
  /** Lets the child do its work at an instant, until it ends or comes to a step; `-`: to none. */
  run(instant: string, dieAt: string): Promise<Ended>
  /** Reads what the processes have left in the store. */
  read<Kept>(work: (reader: Reader) => Promise<Kept>): Promise<Kept>
  /** Mails as they came in, first things first. */
  mails(): MailServer['mails']
  /** Every one of so many mails has come, and none twice unless the process died while it was on its way. */
  expectMails(count: number, dieAt: string): void
}

/**
 * @param child a script of this folder; its arguments are store file, URL of the mail server, instant, step
 */
export function killWorld(child: string): KillWorld {
  let folder: string
  let server: MailServer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-killed-'))
    server = await startMailServer()
  })
  afterEach(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const file = () => join(folder, 'plimsoll.db')
  return {
    run: (instant, dieAt) => runChild(child, [file(), server.url, instant, dieAt]),
    async read(work) {
      const database = await openStore(file())
      try {
        return await database.read(work)
      } finally {
        await database.close()
      }
    },
    mails: () => server.mails,
    expectMails(count, dieAt) {
      const ids = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1])
      expect(new Set(ids).size).toBe(count)
      const most = ON_THEIR_WAY.includes(dieAt) ? count + Math.min(count, AT_ONCE) : count
      expect(ids.length).toBeLessThanOrEqual(most)
    },
  }
}
