import { CRON_FIELDS, stepsOf, type CronFieldName } from '../../calendar/cron-steps.js'
import { clockChangeClash } from '../../maintenance/clock-change-clash.js'
import { formatDuration } from '../../shared/duration.js'
import type { Config } from '../config.js'
import type { Remark } from '../../feature/remark.js'
import { subjectOf } from './remark-words.js'

interface Planned {
  readonly subject: string
  readonly cron: string
}

/** Every schedule of the configuration, by what is planned. */
function plannedIn({ reports, maintenance, services }: Config): Planned[] {
  return [
    ...reports.map(({ name, schedule }) => ({ subject: `report ${name}`, cron: schedule })),
    ...maintenance.flatMap(({ name, time }) => {
      return time.kind === 'recurring' ? [{ subject: `maintenance ${name}`, cron: time.schedule }] : []
    }),
    ...services.flatMap(({ datasets }) => {
      return datasets.flatMap((one) =>
        one.schedule === null ? [] : [{ subject: subjectOf(one), cron: one.schedule.cron }],
      )
    }),
  ]
}

function fieldsOf(cron: string): readonly string[] {
  return cron.trim().split(/\s+/)
}

/** A step of 7 minutes: at 56 minutes past the hour, and again four minutes later. */
export function unevenSteps(config: Config): Remark[] {
  return plannedIn(config).flatMap(({ subject, cron }) =>
    CRON_FIELDS.flatMap((field, index) => {
      const uneven = stepsOf(fieldsOf(cron)[index] ?? '', field).find((one) => one.isWhole && isUneven(one.step, field))
      if (uneven === undefined) return []
      const message = `the step of ${uneven.text} in "${cron}" begins anew with each ${field.begins}, so that it is shorter there`
      const hint =
        field.divisors === null ? `name the ${field.plural} themselves` : `steps that divide it are ${field.divisors}`
      return [{ rule: 'uneven-step', subject, message, hint }]
    }),
  )
}

/** Months have 28 to 31 days: no step of days divides them. */
function isUneven(step: number, { values, divisors }: CronFieldName): boolean {
  return step > 1 && (divisors === null ? step < values : values % step !== 0)
}

/** Cron's "or": `0 2 1-7 * sun` is not the first Sunday. */
export function eitherDays(config: Config): Remark[] {
  return plannedIn(config).flatMap(({ subject, cron }) => {
    const [, , date = '*', , weekday = '*'] = fieldsOf(cron)
    if (/^[*?]$/.test(date) || /^[*?]$/.test(weekday)) return []
    const message = `"${cron}" runs on days ${date} of the month and also on every ${weekday}: cron takes either of the two`
    const hint = 'leave one of them at *; the first Sunday of a month is `sun#1` as day of week, the last `sunL`'
    return [{ rule: 'either-day', subject, message, hint }]
  })
}

/** Only where somebody mutes. */
export function clockChanges({ alertmanager, maintenance }: Config): Remark[] {
  if (alertmanager === null) return []
  return maintenance.flatMap((window): Remark[] => {
    const clash = clockChangeClash(window)
    if (clash === null) return []
    return [
      {
        rule: 'clock-change',
        subject: `maintenance ${window.name}`,
        message: `when the clock of ${window.timezone} changes (as on ${clash.day}), Alertmanager mutes by the clock and the ledger counts time that passes: they differ by up to ${formatDuration(clash.seconds)}`,
        hint: 'begin and end it clear of the change, or silence that day by hand',
        isNote: true,
      },
    ]
  })
}
