import type { Dataset } from '../../../src/backup/dataset.js'
import { BEGIN } from './estate.js'

/** Newest data point of each minute of a story, at its end. */
type Points = readonly (number | null)[]

const SILENT_AFTER = 300

/** How it stands at an instant by the minutes that had ended, and what is the newest that can be restored. */
export function stateAt(
  points: Points,
  { at, dataset }: { readonly at: number; readonly dataset: Pick<Dataset, 'rpoSeconds' | 'reportsLoss'> },
): { readonly state: string; readonly point: number | null } {
  const told = points.slice(0, Math.floor((at - BEGIN) / 60))
  const answers = told.flatMap((point, minute) => (point === null ? [] : [{ point, end: BEGIN + (minute + 1) * 60 }]))
  const last = answers.at(-1)
  const newest = dataset.reportsLoss ? (last?.point ?? 0) : Math.max(0, ...answers.map(({ point }) => point))
  const point = newest === 0 ? null : newest
  const isSilent = last === undefined || at - last.end > SILENT_AFTER
  return { state: isSilent ? 'unknown' : stateOfAge(point === null ? null : (at - point) / dataset.rpoSeconds), point }
}

/** @param used share of the objective; `null`: there is no backup */
function stateOfAge(used: number | null): string {
  if (used === null) return 'never'
  if (used > 1) return 'stale'
  return used > 0.7 ? 'ageing' : 'ok'
}

/** Exposure of the two days: in all, of each hour that was heard of, and the backups as they became known. */
export function expectedSummary(
  points: Points,
  { rpoSeconds, reportsLoss }: Pick<Dataset, 'rpoSeconds' | 'reportsLoss'>,
) {
  const heard = points.flatMap((point, minute) => (point === null ? [] : [{ point, minute }]))
  const records = heard.filter(isRecord())
  const exposed = heard.map(({ point, minute }) => {
    const newest = reportsLoss ? point : (records.findLast((one) => one.minute <= minute)?.point ?? 0)
    return { minute, exposure: newest === 0 ? null : Math.max(0, BEGIN + (minute + 1) * 60 - newest) }
  })
  const worstOf = (some: typeof exposed) => {
    const all = some.flatMap(({ exposure }) => exposure ?? [])
    return all.length === 0 ? null : Math.max(...all)
  }
  const hours = new Set(exposed.map(({ minute }) => Math.floor(minute / 60)))
  return {
    observedSeconds: heard.length * 60,
    compliantSeconds: exposed.filter(({ exposure }) => exposure !== null && exposure <= rpoSeconds).length * 60,
    worstExposureSeconds: worstOf(exposed),
    hours: [...hours].map((hour) => worstOf(exposed.filter(({ minute }) => Math.floor(minute / 60) === hour))),
    backups: records.map(({ point }) => point),
  }
}

/** Whether it is newer than all that were asked about before. */
function isRecord(): (told: { readonly point: number }) => boolean {
  let newest = 0
  return ({ point }) => {
    const isNewer = point > newest
    newest = Math.max(newest, point)
    return isNewer
  }
}
