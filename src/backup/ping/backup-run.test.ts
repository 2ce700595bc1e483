import { describe, expect, it } from '@jest/globals'
import { applyPing, type BackupRun } from './backup-run.js'
import type { Ping } from './ping.js'

const RID = '11111111-1111-1111-1111-111111111111'
const at = (time: string) => new Date(`2026-11-29T${time}Z`)

/** Says one thing after the other to one dataset, and tells what became of its runs. */
function say(...pings: readonly Said[]): readonly BackupRun[] {
  return sayWith(false, pings)
}

type Said = Partial<Ping> & Pick<Ping, 'signal' | 'at'>

function sayWith(partialIsOk: boolean, pings: readonly Said[]): readonly BackupRun[] {
  const runs: BackupRun[] = []
  for (const said of pings) {
    const blank = { exitStatus: null, rid: null, sizeBytes: null, excerpt: null, heardAt: said.at }
    const ping: Ping = { ...blank, ...said }
    const index = runs.findLastIndex(({ rid, outcome }) => rid === ping.rid && (rid !== null || outcome !== 'log'))
    const known = { run: runs[index] ?? null, expectedDurationSeconds: 120, isDataTime: false, partialIsOk }
    const { run, added } = applyPing(ping, known)
    if (run !== null) runs[index] = run
    if (added !== null) runs.push(added)
  }
  return runs
}

const brief = ({ outcome, pointAt }: BackupRun) => `${outcome} ${pointAt?.toISOString().slice(11, 19) ?? '-'}`

describe('a run of a backup', () => {
  it.each([
    [
      'saves data as old as its start',
      [
        ['start', '02:00:00'],
        ['success', '02:10:00'],
      ],
      ['success 02:00:00'],
    ],
    ['without a start is as old as its end less what it takes', [['success', '02:10:00']], ['success 02:08:00']],
    [
      'that failed saves nothing',
      [
        ['start', '02:00:00'],
        ['fail', '02:10:00'],
      ],
      ['fail -'],
    ],
    [
      'that is begun again was given up',
      [
        ['start', '02:00:00'],
        ['start', '03:00:00'],
        ['success', '03:10:00'],
      ],
      ['abandoned -', 'success 03:00:00'],
    ],
    [
      'is one though its start is said twice',
      [
        ['start', '02:00:00'],
        ['start', '02:00:30'],
        ['success', '02:10:00'],
      ],
      ['success 02:00:00'],
    ],
    [
      'is one though its end is said twice',
      [
        ['start', '02:00:00'],
        ['success', '02:10:00'],
        ['success', '02:10:30'],
      ],
      ['success 02:00:00'],
    ],
    [
      'that succeeds after it failed is another',
      [
        ['fail', '02:10:00'],
        ['success', '02:10:30'],
      ],
      ['fail -', 'success 02:08:30'],
    ],
    [
      'is begun by no text',
      [
        ['log', '01:00:00'],
        ['start', '02:00:00'],
        ['log', '02:05:00'],
        ['success', '02:10:00'],
      ],
      ['log -', 'success 02:00:00'],
    ],
    [
      'that ended before it began began at an unknown time',
      [
        ['start', '02:00:00'],
        ['success', '01:10:00'],
      ],
      ['success 01:08:00'],
    ],
  ] as const)('%s', (_, said, expected) => {
    expect(say(...said.map(([signal, time]) => ({ signal, at: at(time) }))).map(brief)).toEqual(expected)
  })

  it('is told from one that overlaps it by its id', () => {
    const other = RID.replace('1', '2')
    const runs = say(
      { signal: 'start', rid: RID, at: at('01:00:00') },
      { signal: 'start', rid: other, at: at('01:30:00') },
      { signal: 'success', rid: other, at: at('01:40:00') },
      { signal: 'success', rid: RID, at: at('02:00:00') },
    )
    expect(runs.map(brief)).toEqual(['success 01:00:00', 'success 01:30:00'])
  })

  it('with an id ends once: what is said of it later changes nothing', () => {
    const end = { signal: 'success', rid: RID, at: at('02:10:00') } as const
    expect(say(end, { ...end, at: at('04:00:00') }, { ...end, signal: 'fail' }).map(brief)).toEqual([
      'success 02:08:00',
    ])
  })

  it('keeps what the newest ping brought, and what only an earlier one said', () => {
    const excerpt = new TextEncoder().encode('12 files')
    const [run] = say(
      { signal: 'start', rid: RID, at: at('02:00:00'), sizeBytes: 5 },
      { signal: 'log', rid: RID, at: at('02:01:00'), excerpt },
      { signal: 'fail', rid: RID, at: at('02:02:00'), exitStatus: 3 },
    )
    expect(run).toMatchObject({ outcome: 'fail', exitStatus: 3, sizeBytes: 5, excerpt })
  })
})

describe('a run that could not read everything', () => {
  const start = { signal: 'start', at: at('02:00:00') } as const
  const partial = { signal: 'fail', exitStatus: 3, at: at('02:10:00') } as const

  it('has failed, unless somebody says that it is good enough', () => {
    expect(sayWith(false, [start, partial]).map(brief)).toEqual(['fail -'])
    expect(sayWith(true, [start, partial]).map(brief)).toEqual(['success 02:00:00'])
    expect(sayWith(true, [start, partial])[0]).toMatchObject({ exitStatus: 3 })
  })

  it('is one run where its end is said twice', () => {
    const again = { ...partial, at: at('02:10:20') }
    expect(sayWith(true, [start, partial, again]).map(brief)).toEqual(['success 02:00:00'])
  })

  it.each([1, 2, 4, null])('has failed with the exit status %s', (exitStatus) => {
    expect(sayWith(true, [start, { ...partial, exitStatus }]).map(brief)).toEqual(['fail -'])
  })
})
