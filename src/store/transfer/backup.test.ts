import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { contentOf, makeStore, refusal, STRANGE_ROWS } from '../../../test/support/strange-store.js'
import { backUpFile } from './backup-store.js'

let folder: string
let from: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-transfer-'))
  from = join(folder, 'from.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('is the store as it was, whoever writes meanwhile, and is not written over', async () => {
    await makeStore(from, STRANGE_ROWS)
    const copy = join(folder, "it's.db")
    const writing = new Libsql(from)
    writing.exec(`begin; insert into job_slot values ('not yet', 1)`)
    await backUpFile(from, copy, false)
    writing.exec('commit')
    expect(contentOf(copy)['job_slot']).toHaveLength(9)
    expect(await refusal(backUpFile(from, copy, false))).toContain('is there already')
    await backUpFile(from, copy, true)
    expect(contentOf(copy)).toEqual(contentOf(from))
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    writing.close()
  })

  it('of a store that is damaged is refused, and nothing is left of it', async () => {
    await makeStore(from, STRANGE_ROWS)
    const database = new Libsql(from)
    database.exec('pragma foreign_keys = OFF; delete from objective where id = 7')
    database.close()
    expect(await refusal(backUpFile(from, join(folder, 'copy.db'), false))).toContain(
      `the store ${from} is damaged, and was not copied: 2 rows of "ledger_hour" refer to rows of "objective" that are not there`,
    )
    expect(readdirSync(folder).filter((name) => !name.startsWith('from.db'))).toEqual([])
  })
})
