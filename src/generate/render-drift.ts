import { createTwoFilesPatch } from 'diff'
import type { OutputPlan } from './plan-output.js'

/** What stands at a path; `null`: nothing. */
type TextAt = (path: string) => string | null

/** The difference between the disk and what the configuration gives, as unified diffs; '' when there is none. */
export function renderDrift(
  { written, removed }: Pick<OutputPlan, 'written' | 'removed'>,
  { onDisk, generated }: { readonly onDisk: TextAt; readonly generated: TextAt },
): string {
  return [...written, ...removed]
    .toSorted()
    .map((path) => {
      const [before, after] = [onDisk(path), generated(path)]
      const names = [before === null ? '/dev/null' : `a/${path}`, after === null ? '/dev/null' : `b/${path}`] as const
      return createTwoFilesPatch(names[0], names[1], before ?? '', after ?? '', 'on disk', 'generated')
    })
    .join('')
}
