import { LATEST_PLAUSIBLE_SECONDS } from '../backup-queries.js'
import { subtractedSeconds, type Dataset } from '../dataset.js'
import { evaluateDataset, type RecoveryEvidence } from '../evaluate-dataset.js'
import { applyPing, type BackupRun } from '../ping/backup-run.js'
import type { Ping } from '../ping/ping.js'
import { caseDataset } from './case-dataset.js'
import type { WrittenCase, WrittenPing, WrittenTold } from './case-schema.js'
import { renderAnswers } from './render-answers.js'
import type { WrittenAnswer, WrittenResult, WrittenRun } from './written-result.js'

/** Judges a written dataset, for people or for programs. */
export function evaluateWritten(written: WrittenCase, output: 'text' | 'json'): string {
  const result = resultOf(written)
  return output === 'json' ? `${JSON.stringify(result, null, 2)}\n` : renderAnswers(result)
}

/** Runs after all events; answers after those up to each instant. */
export function resultOf(written: WrittenCase): WrittenResult {
  const { ask, events } = written
  const dataset = caseDataset(written)
  const answers = ask.map((at) => answerAt(dataset, eventsUntil(events, at), at))
  return { runs: runsOf(dataset, pingsOf(events)).map(toWrittenRun), answers }
}

type Events = WrittenCase['events']

function eventsUntil(events: Events, at: Date): Events {
  return events.filter((event) => event.at <= at)
}

function pingsOf(events: Events): readonly WrittenPing[] {
  return events.flatMap((event) => ('ping' in event ? [event] : []))
}

function answerAt(dataset: Dataset, events: Events, at: Date): WrittenAnswer {
  const told = events.flatMap((event) => ('told' in event ? [event] : []))
  const evidence = dataset.source === 'ping' ? ofRuns(runsOf(dataset, pingsOf(events)), at) : ofTold(dataset, told)
  const { state, newestPointAt, exposureSeconds, nextDueAt, lateAt } = evaluateDataset(dataset, evidence, at)
  const [pointText, dueText, lateText] = [newestPointAt, nextDueAt, lateAt].map(textOf)
  return {
    at: at.toISOString(),
    state,
    ...{ newestPointAt: pointText ?? null, exposureSeconds, nextDueAt: dueText ?? null, lateAt: lateText ?? null },
  }
}

function ofRuns(runs: readonly BackupRun[], at: Date): RecoveryEvidence {
  const saved = runs.filter((run): run is BackupRun & { readonly pointAt: Date } => run.pointAt !== null)
  const newest = saved.toSorted((a, b) => b.pointAt.getTime() - a.pointAt.getTime())[0]
  return { pointAt: newest?.pointAt ?? null, startedAt: newest?.startedAt ?? null, answeredAt: at }
}

function runsOf(dataset: Dataset, pings: readonly WrittenPing[]): readonly BackupRun[] {
  const { expectedDurationSeconds, semantics, partialIsOk } = dataset
  const terms = { expectedDurationSeconds, isDataTime: semantics !== 'completion', partialIsOk }
  const runs: BackupRun[] = []
  for (const ping of pings.map(toPing)) {
    const index = runs.findLastIndex(({ rid, outcome }) => rid === ping.rid && (rid !== null || outcome !== 'log'))
    const known = { run: runs[index] ?? null, ...terms }
    const { run, added } = applyPing(ping, known)
    if (run !== null) runs[index] = run
    if (added !== null) runs.push(added)
  }
  return runs
}

function toPing({ at, ping, exit_status, rid, ago = 0, size }: WrittenPing): Ping {
  return {
    signal: ping,
    exitStatus: exit_status ?? null,
    rid: rid ?? null,
    at: new Date(at.getTime() - ago * 1000),
    heardAt: at,
    sizeBytes: size ?? null,
    excerpt: null,
  }
}

/** A point further ahead is no time of a backup, as in the ledger. */
const MOST_AHEAD_SECONDS = 3600

function ofTold(dataset: Dataset, told: readonly WrittenTold[]): RecoveryEvidence {
  let evidence: RecoveryEvidence = { pointAt: null, answeredAt: null }
  for (const { at, told: value } of told) {
    if (value === null) continue
    const point = pointOf(dataset, value)
    if (point !== null && point.getTime() > at.getTime() + MOST_AHEAD_SECONDS * 1000) continue
    evidence = { pointAt: dataset.reportsLoss ? point : later(evidence.pointAt, point), answeredAt: at }
  }
  return evidence
}

/** `null`: it says that there never was one. */
function pointOf(dataset: Dataset, value: number | 'NaN'): Date | null {
  if (value === 'NaN' || value <= 0 || value >= LATEST_PLAUSIBLE_SECONDS) return null
  return new Date((value - subtractedSeconds(dataset)) * 1000)
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

function toWrittenRun({ outcome, startedAt, endedAt, pointAt }: BackupRun): WrittenRun {
  return { outcome, startedAt: textOf(startedAt), endedAt: textOf(endedAt), pointAt: textOf(pointAt) }
}

function textOf(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
