import { firstInstantOf, localTime } from '../../calendar/wall-clock.js'
import type { RefusalCode } from '../refusal-code.js'
import type { ExclusionTerms, Terms, Within } from '../terms.js'
import { businessDayAfter } from './business-days.js'
import type { ExclusionWindow } from './contract-input.js'

type Whole = Exclude<RefusalCode, 'cap'>

/** Why a window counts against the agreement, wholly; `null`: it does not. */
export function refusalOf(window: ExclusionWindow, terms: Terms): Whole | null {
  const agreed = terms.exclusions.find(({ kind }) => kind === window.kind)
  if (agreed === undefined) return 'not_agreed'
  return agreed.minNotice === null ? announcedAfterwards(window) : shortNotice(window, agreed.minNotice, terms)
}

/** Force majeure is never announced; maintenance that was announced after it began was none. */
function announcedAfterwards({ kind, announced, from }: ExclusionWindow): Whole | null {
  const isMaintenance = kind === 'scheduled_maintenance' || kind === 'emergency_maintenance'
  return isMaintenance && announced !== null && announced > from ? 'announced_afterwards' : null
}

function shortNotice(
  { announced, from }: ExclusionWindow,
  notice: NonNullable<ExclusionTerms['minNotice']>,
  terms: Terms,
): Whole | null {
  if (announced === null) return 'not_announced'
  return from < earliestAfter(announced, notice, terms) ? 'announced_late' : null
}

/** The first instant at which what was announced may begin. */
function earliestAfter(announced: Date, notice: Within, { period, businessCalendar }: Terms): Date {
  if ('seconds' in notice) return new Date(announced.getTime() + notice.seconds * 1000)
  const local = localTime(announced, period.timezone)
  if ('businessDays' in notice) {
    const day = businessDayAfter(local.toPlainDate(), notice.businessDays, businessCalendar)
    return firstInstantOf(day, period.timezone)
  }
  if ('periods' in notice) throw new Error('a notice is not counted in periods')
  return new Date(local.add(notice).epochMilliseconds)
}
