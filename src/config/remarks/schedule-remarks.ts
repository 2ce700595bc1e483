import { CRON_FIELDS, stepsOf, type CronFieldName } from '../../calendar/cron-steps.js'
import type { Planned, RemarkKind } from '../../feature/remark.js'
import { features } from '../../features.js'
import type { Config } from '../config.js'

/** A step of 7 minutes: at 56 minutes past the hour, and again four minutes later. */
const unevenStep: RemarkKind<Config> = {
  rule: 'uneven-step',
  meaning:
    'a step of a schedule does not divide its field, so that the last time and the first of the next hour, day, month or year lie closer together',
  mend: 'a step that divides it, or the times themselves',
  find: (config) => plannedIn(config).flatMap(unevenIn),
}

/** Cron's "or": `0 2 1-7 * sun` is not the first Sunday. */
const eitherDay: RemarkKind<Config> = {
  rule: 'either-day',
  meaning: 'a schedule has a day of the month and a day of the week: cron runs on either',
  mend: 'one of them; `sun#1` is the first Sunday',
  find: (config) => plannedIn(config).flatMap(onEither),
}

export const scheduleRemarks: readonly RemarkKind<Config>[] = [unevenStep, eitherDay]

/** Every schedule of the configuration, by what is planned. */
function plannedIn(config: Config): Planned[] {
  return features.flatMap(({ schedules }) => schedules?.(config) ?? [])
}

function fieldsOf(cron: string): readonly string[] {
  return cron.trim().split(/\s+/)
}

function unevenIn({ subject, cron }: Planned) {
  return CRON_FIELDS.flatMap((field, index) => {
    const uneven = stepsOf(fieldsOf(cron)[index] ?? '', field).find((one) => one.isWhole && isUneven(one.step, field))
    if (uneven === undefined) return []
    const message = `the step of ${uneven.text} in "${cron}" begins anew with each ${field.begins}, so that it is shorter there`
    const hint =
      field.divisors === null ? `name the ${field.plural} themselves` : `steps that divide it are ${field.divisors}`
    return [{ subject, message, hint }]
  })
}

/** Months have 28 to 31 days: no step of days divides them. */
function isUneven(step: number, { values, divisors }: CronFieldName): boolean {
  return step > 1 && (divisors === null ? step < values : values % step !== 0)
}

function onEither({ subject, cron }: Planned) {
  const [, , date = '*', , weekday = '*'] = fieldsOf(cron)
  if (/^[*?]$/.test(date) || /^[*?]$/.test(weekday)) return []
  const message = `"${cron}" runs on days ${date} of the month and also on every ${weekday}: cron takes either of the two`
  const hint = 'leave one of them at *; the first Sunday of a month is `sun#1` as day of week, the last `sunL`'
  return [{ subject, message, hint }]
}
