import { createTwoFilesPatch } from 'diff'
import type { DiskFiles, OutputPlan } from './plan-output.js'

/** The difference between the disk and what the configuration gives, as unified diffs; '' when there is none. */
export function renderDrift({ written, removed }: OutputPlan, disk: DiskFiles): string {
  const changes = [
    ...written.map(({ path, text }) => ({ path, before: disk.get(path) ?? null, after: text })),
    ...removed.map((path) => ({ path, before: disk.get(path) ?? '', after: null })),
  ]
  return changes
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, before, after }) => {
      const names = [before === null ? '/dev/null' : `a/${path}`, after === null ? '/dev/null' : `b/${path}`] as const
      return createTwoFilesPatch(names[0], names[1], before ?? '', after ?? '', 'on disk', 'generated')
    })
    .join('')
}
