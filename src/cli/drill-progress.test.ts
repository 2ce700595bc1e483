import { afterEach, expect, it, jest } from '@jest/globals'
import picocolors from 'picocolors'
import type { DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import { createDrillProgress } from './drill-progress.js'

afterEach(() => {
  jest.useRealTimers()
})

const run = { drill: 'restore', rtoSeconds: 60, checks: [{ name: 'port', state: 'waiting', detail: null }] }

function openProgress() {
  jest.useFakeTimers()
  const said: string[] = []
  const block = {
    show: (lines: readonly string[]) => said.push(lines[0] ?? ''),
    note: (line: string) => said.push(line),
    end: () => said.push('(gone)'),
  }
  let nowMs = 0
  const colours = picocolors.createColors(false)
  const progress = createDrillProgress({ block, colours, monotonicMs: () => nowMs })
  const passes = (ms: number) => {
    nowMs += ms
    jest.advanceTimersByTime(ms)
  }
  return {
    progress,
    said,
    passes,
    shows: (seconds: number) => {
      progress.show(run as unknown as DrillRunAnswer, seconds)
    },
  }
}

it('lets the time go by each second, whatever is waited for', () => {
  const { shows, said, passes } = openProgress()
  shows(10)
  passes(1000)
  passes(1000)
  expect(said.map((line) => / (\d+ s) of/.exec(line)?.[1])).toEqual(['10 s', '11 s', '12 s'])
})

it('rests while somebody is asked, until it is shown again', () => {
  const { progress, shows, said, passes } = openProgress()
  shows(10)
  progress.rest()
  passes(60_000)
  expect(said.slice(1)).toEqual(['(gone)'])
  shows(70)
  passes(1000)
  expect(said.slice(2).map((line) => / (.+) of/.exec(line)?.[1])).toEqual([
    expect.stringContaining('1 min 10 s'),
    expect.stringContaining('1 min 11 s'),
  ])
})
