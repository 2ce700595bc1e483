import type { Dataset } from '../../backup/dataset.js'
import { longestGapSeconds } from '../../calendar/longest-gap.js'
import { formatDuration } from '../../shared/duration.js'
import { planBurnTiers } from '../../slo/burn-tiers.js'
import type { Slo } from '../../slo/slo.js'
import type { Config } from '../config.js'
import type { Remark } from '../../feature/remark.js'
import { percent, slosOf, subjectOf } from './remark-words.js'

/** A backup is as old as its start when it ends, and the next one ends a whole interval later. */
export function rareBackups({ services }: Config, now: Date): Remark[] {
  return services.flatMap(({ datasets }) => datasets.flatMap((dataset) => rareBackup(dataset, now)))
}

function rareBackup(dataset: Dataset, now: Date): Remark[] {
  const { schedule, expectedDurationSeconds: takes, rpoSeconds } = dataset
  if (schedule === null) return []
  const gap = longestGapSeconds(schedule, now)
  if (gap + takes <= rpoSeconds) return []
  const [between, atRisk] = [gap, gap + takes].map(formatDuration)
  return [
    {
      rule: 'rare-backup',
      subject: subjectOf(dataset),
      message: `up to ${between} lie between two planned backups, so ${atRisk} of data are at risk just before one ends; its RPO is ${formatDuration(rpoSeconds)}`,
      hint: `plan backups at most ${formatDuration(Math.max(60, rpoSeconds - takes))} apart, or promise an RPO of ${atRisk}`,
    },
  ]
}

/** Recovery in time must come before the damage that cannot be made good. */
export function lateRecoveries({ services }: Config): Remark[] {
  return services
    .filter(({ targets }) => targets.mtdSeconds !== null && targets.rtoSeconds >= targets.mtdSeconds)
    .map(({ name, targets }) => ({
      rule: 'late-recovery',
      subject: name,
      message: `its RTO of ${formatDuration(targets.rtoSeconds)} leaves no time before the maximum tolerable downtime of ${formatDuration(targets.mtdSeconds ?? 0)}`,
      hint: 'aim for an `rto` well below `mtd`: what goes wrong in a recovery needs time too',
    }))
}

/** An objective whose alerts no outage can set off. */
export function unreachableObjectives({ services }: Config): Remark[] {
  return slosOf(services)
    .filter((slo) => slo.alerting !== null && planOf(slo).tiers.length === 0)
    .map((slo) => ({
      rule: 'no-alert',
      subject: subjectOf(slo),
      message: `no burn-rate alert can fire at an objective of ${percent(slo.objective)} % over ${formatDuration(slo.periodSeconds)}`,
      hint: 'raise the objective, lengthen the period, give `alerting.tiers` of its own, or say `alerting: off`',
    }))
}

/** Which alerts watch other windows than the usual ones, and which are left out. */
export function fittedTiers({ services }: Config): Remark[] {
  return slosOf(services).flatMap((slo) => {
    const { tiers, remarks } = planOf(slo)
    if (slo.alerting === null || tiers.length === 0) return []
    return remarks.map((remark): Remark => {
      const hint = 'that is how alerts are fitted to an objective; `alerting.tiers` sets others'
      return { rule: 'fitted-tier', subject: subjectOf(slo), message: remark, hint, isNote: true }
    })
  })
}

function planOf({ objective, periodSeconds, alerting }: Slo) {
  return planBurnTiers(objective, periodSeconds, alerting?.tiers)
}

/** The ledger judges each day by its own objective; alerts have but one. */
export function futureObjectives({ services }: Config, now: Date): Remark[] {
  return slosOf(services).flatMap((slo) => {
    const from = slo.objectives.at(-1)?.from ?? null
    if (from === null || from <= now) return []
    const day = from.toISOString().slice(0, 10)
    return [
      {
        rule: 'future-objective',
        subject: subjectOf(slo),
        message: `its objective of ${percent(slo.objective)} % holds from ${day}, but alerts follow it already`,
        hint: `add the entry on ${day}, or take the early alerts as practice`,
      },
    ]
  })
}

/** A share without a count: a quiet minute weighs as much as a busy one. */
export function timeWeighted({ services }: Config): Remark[] {
  return slosOf(services)
    .filter(({ indicator }) => indicator.kind === 'error_ratio')
    .map((slo) => ({
      rule: 'time-weighted',
      subject: subjectOf(slo),
      message: 'its error ratio is weighted by time: a minute with one request counts as much as one with a thousand',
      hint: 'where the events can be counted, give `total` with `bad` or `good` instead of `error_ratio`',
      isNote: true,
    }))
}
