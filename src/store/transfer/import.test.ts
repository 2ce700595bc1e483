import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { contentOf, makeStore, refusal, STRANGE_ROWS } from '../../../test/support/strange-store.js'
import { migrations } from '../migrations.js'
import { lockStore } from '../lock-store.js'
import { exportStore } from './export-store.js'
import { importStore } from './import-store.js'

let folder: string
let from: string
let to: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-transfer-'))
  ;[from, to, file] = [join(folder, 'from.db'), join(folder, 'to', 'to.db'), join(folder, 'store.gz')]
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const signal = new AbortController().signal
const bring = (place = to) => importStore({ place, file, signal, onProgress: () => undefined })

describe('an import', () => {
  beforeEach(async () => {
    await makeStore(from, STRANGE_ROWS)
    await exportStore({
      ...{ place: from, file, overwrites: false, version: '1.2.3', now: new Date(0), signal },
      onProgress: () => undefined,
    })
  })

  const plain = () => gunzipSync(readFileSync(file)).toString()
  const rewrite = (text: string) => {
    writeFileSync(file, gzipSync(text))
  }
  /** As somebody would who knows the format. */
  const reseal = (text: string, counts: Readonly<Record<string, number>> = {}) => {
    const lines = text.trimEnd().split('\n')
    const foot = JSON.parse(lines.pop() ?? '') as { rows: Record<string, number> }
    const above = lines.map((line) => `${line}\n`).join('')
    const sha256 = createHash('sha256').update(above).digest('hex')
    rewrite(`${above}${JSON.stringify({ rows: { ...foot.rows, ...counts }, sha256 })}\n`)
  }
  const refused = async () => {
    const said = await refusal(bring())
    expect(existsSync(to)).toBe(false)
    expect(readdirSync(join(folder, 'to'))).toEqual(['to.db-lock'])
    expect(said).not.toContain('\n')
    return said.replace(file, 'FILE')
  }

  it('refuses what is cut off, at every length', async () => {
    const { size } = statSync(file)
    const whole = readFileSync(file)
    for (let length = size - 1; length > 20; length -= 401) {
      truncateSync(file, length)
      expect(await refused()).toBe(
        'FILE cannot be imported: it is cut off: its end is missing. Copy it again, or export again',
      )
      writeFileSync(file, whole)
    }
    const lines = plain().trimEnd().split('\n')
    rewrite(`${lines.slice(0, -1).join('\n')}\n`)
    expect(await refused()).toContain('its end is missing')
    rewrite(lines.slice(0, 40).join('\n'))
    expect(await refused()).toContain('its end is missing')
  })

  it('refuses a file in which one byte is another', async () => {
    const whole = readFileSync(file)
    for (let place = 10; place < whole.length; place += 701) {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ 0x10
      writeFileSync(file, changed)
      expect(await refused()).toMatch(/^FILE cannot be imported: /)
    }
    writeFileSync(file, whole)
    rewrite(plain().replace('[7,3600,"h",12,', '[7,3600,"h",13,'))
    expect(await refused()).toContain('it was changed since it was made: its checksum is another one')
  })

  it('refuses what is none of ours', async () => {
    for (const content of [
      '',
      'hello',
      gzipSync(''),
      gzipSync('hello'),
      gzipSync('{"a":1}\n'),
      gzipSync('x'.repeat(3_000_000)),
    ]) {
      writeFileSync(file, content)
      expect(await refused()).toMatch(/^FILE cannot be imported: it is (no export of Plimsoll|cut off)/)
    }
  })

  it('refuses what a newer version made', async () => {
    reseal(plain().replace('"plimsoll_export":1', '"plimsoll_export":2,"more":true'))
    expect(await refused()).toBe(
      'FILE was made by a newer Plimsoll: it has format 2, and this version reads 1. Import it with that version',
    )
  })

  it('refuses tables of a newer version', async () => {
    const newest = migrations.at(-1)!.name
    reseal(plain().replace(`"${newest}"]`, `"${newest}","999-later"]`))
    expect(await refused()).toContain(
      'made by a newer Plimsoll (1.2.3): its tables are as 999-later leaves them, and this version ends at ',
    )
  })

  it.each([
    ['["[1]","9007199254740993"]', '["[1]"]', 'a row of job_slot: expected a JSON array of 2 values'],
    ['["[1]","9007199254740993"]', '["[1]","9223372036854775808"]', 'expected a whole number of 64 bits in last_slot'],
    ['["[1]","9007199254740993"]', '["[1]",1e99]', 'expected a whole number of 64 bits in last_slot'],
    ['["[1]","9007199254740993"]', '["[1]",{"int":1,"real":1}]', 'expected a whole number of 64 bits in last_slot'],
    ['["[1]","9007199254740993"]', '["",1]', 'UNIQUE constraint failed: job_slot.name'],
    ['["[1]","9007199254740993"]', '["[1]",null]', 'NOT NULL constraint failed: job_slot.last_slot'],
    ['[7,3600,"h",12,-3,60,"AP8Q"]', '[7,3600,"h",12,-3,60,"AP8"]', 'expected bytes in base64 in minutes'],
    [
      '[7,3600,"h",12,-3,60,"AP8Q"]',
      '[8,3600,"h",12,-3,60,"AP8Q"]',
      'a row of ledger_hour refers to a row of objective that is not in the file',
    ],
    ['"table":"job_slot"', '"table":"job_slots"', 'its migrations make no table job_slots'],
    ['["last_slot","int"]', '["last_slot","text"]', 'its table job_slot has other columns than its migrations make'],
    ['{"table":"job_slot"', '{"tables":"job_slot"', 'is no row, no table and no end'],
  ])('refuses %s where it stands as %s', async (before, after, reason) => {
    expect(plain()).toContain(before)
    reseal(plain().replace(before, after))
    expect(await refused()).toContain(reason)
  })

  it('refuses rows that are missing, a table that is missing or there twice, and what follows its end', async () => {
    const text = plain()
    reseal(text.replace('["[1]","9007199254740993"]\n', ''))
    expect(await refused()).toBe('FILE cannot be imported: its end says that job_slot has 9 rows, and it has 8')
    reseal(text.replace(/\{"table":"emergency_pack".*\n/, ''), { emergency_pack: 0 })
    expect(await refused()).toBe('FILE cannot be imported: the table emergency_pack is missing')
    reseal(text.replace(/(\{"table":"emergency_pack".*\n)/, '$1$1'))
    expect(await refused()).toContain('begins the table emergency_pack again')
    rewrite(`${text}${text}`)
    expect(await refused()).toContain('something stands after its end')
  })

  it('goes into an empty store alone, and never beside a daemon', async () => {
    await makeStore(join(folder, 'filled.db'), [`insert into job_slot values ('a', 1)`])
    const filled = contentOf(join(folder, 'filled.db'))
    expect(await refusal(bring(join(folder, 'filled.db')))).toContain(
      'filled.db holds something already (job_slot), and an import goes into an empty one',
    )
    expect(contentOf(join(folder, 'filled.db'))).toEqual(filled)
    await makeStore(join(folder, 'begun.db'), ['pragma journal_mode = DELETE'])
    const unlock = lockStore(join(folder, 'begun.db'))
    expect(await refusal(bring(join(folder, 'begun.db')))).toContain('another Plimsoll works with the store')
    unlock()
    await bring(join(folder, 'begun.db'))
    expect(contentOf(join(folder, 'begun.db'))).toEqual(contentOf(from))
    expect(await refusal(bring(join(folder, 'begun.db')))).toContain('holds something already')
  })

  it('leaves nothing where it is given up', async () => {
    const stop = new AbortController()
    const work = importStore({
      place: to,
      file,
      signal: stop.signal,
      onProgress: () => {
        stop.abort()
      },
    })
    expect(await refusal(work)).toContain('aborted')
    expect(readdirSync(join(folder, 'to'))).toEqual(['to.db-lock'])
    writeFileSync(`${to}-import`, 'of one that was killed')
    await bring()
    expect(contentOf(to)).toEqual(contentOf(from))
  })
})
