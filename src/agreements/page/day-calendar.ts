import type { BadgeTone } from '../../page/helpers.js'
import type { DetailDay } from '../../sla/agreement-details.js'
import { goodShare } from '../good-share.js'
import { formatPercent } from '../../shared/format-percent.js'

/** A cell of the calendar; `date` '': it lies beside the period. */
export interface CalendarCell {
  readonly date: string
  readonly day: string
  /** Where a month begins; '' elsewhere. */
  readonly month: string
  readonly tone: DayState
  readonly mark: string
  /** For those who see no colours. */
  readonly words: string
  readonly text: string
  readonly value: number | null
  readonly field: string
}

type DayState = Exclude<BadgeTone, 'warn'> | 'within' | 'ahead'

interface Look {
  readonly mark: string
  readonly words: string
}

const LOOKS: Readonly<Record<DayState, Look>> = {
  good: { mark: '✓', words: 'nothing failed' },
  within: { mark: '•', words: 'failed, within what is allowed' },
  bad: { mark: '✕', words: 'failed more than is allowed' },
  open: { mark: '?', words: 'not observed, or too little of it' },
  calm: { mark: '–', words: 'does not count' },
  ahead: { mark: '', words: 'not judged yet' },
}

const BESIDE: CalendarCell = {
  ...{ date: '', day: '', month: '', tone: 'calm', mark: '', words: '', text: '', value: null, field: '' },
}

export const WEEKDAY_NAMES = [
  ...[
    { letters: 'Mo', name: 'Monday' },
    { letters: 'Tu', name: 'Tuesday' },
    { letters: 'We', name: 'Wednesday' },
  ],
  ...[
    { letters: 'Th', name: 'Thursday' },
    { letters: 'Fr', name: 'Friday' },
  ],
  ...[
    { letters: 'Sa', name: 'Saturday' },
    { letters: 'Su', name: 'Sunday' },
  ],
] as const

/** The days of a period in weeks from Monday on, each with its state in a mark, in words and in colour. */
export function dayCalendar(days: readonly DetailDay[], objective: number): readonly (readonly CalendarCell[])[] {
  const [first] = days
  if (first === undefined) return []
  const cells = [
    ...Array.from({ length: weekdayOf(first.label) }, () => BESIDE),
    ...days.map((day, index) => cellOf(day, { index, objective })),
  ]
  const rest = (7 - (cells.length % 7)) % 7
  const whole = [...cells, ...Array.from({ length: rest }, () => BESIDE)]
  return Array.from({ length: whole.length / 7 }, (_, week) => whole.slice(week * 7, week * 7 + 7))
}

/** What the marks mean, of those that are there. */
export function calendarLegend(weeks: readonly (readonly CalendarCell[])[]) {
  const there = new Set(weeks.flat().flatMap(({ date, tone }) => (date === '' ? [] : [tone])))
  const states = Object.keys(LOOKS) as DayState[]
  return states
    .filter((state) => there.has(state) && state !== 'ahead')
    .map((tone) => ({ tone, mark: LOOKS[tone].mark, text: LOOKS[tone].words }))
}

/** 0: Monday. */
function weekdayOf(label: string): number {
  return (new Date(`${label}T00:00:00Z`).getUTCDay() + 6) % 7
}

function cellOf(
  day: DetailDay,
  { index, objective }: { readonly index: number; readonly objective: number },
): CalendarCell {
  const share = goodShare(day)
  const tone = stateOf(day, share, objective)
  const month = new Date(`${day.label}T00:00:00Z`).toLocaleString('en', { month: 'short', timeZone: 'UTC' })
  return {
    date: day.label,
    day: String(Number(day.label.slice(-2))),
    month: day.label.endsWith('-01') || index === 0 ? month : '',
    tone,
    ...LOOKS[tone],
    text: share === null ? '' : formatPercent(share, { digits: 2, against: [objective] }),
    value: share,
    field: share === null ? '' : `/details/days/${index}/good`,
  }
}

/** Where what is unknown would have broken the day, nobody knows how good it was. */
function stateOf(
  { counts, countedSeconds, isLeftOut = false }: DetailDay,
  share: number | null,
  objective: number,
): DayState {
  if (counts === null) return 'ahead'
  if (isLeftOut) return 'calm'
  if (share === null) return counts.observedSeconds === 0 ? 'open' : 'good'
  return countedState(share, { objective, observed: counts.observedSeconds / countedSeconds })
}

interface Held {
  readonly objective: number
  /** Share of the day's time of which anything is known. */
  readonly observed: number
}

function countedState(share: number, { objective, observed }: Held): DayState {
  if (share < objective) return 'bad'
  if (share * observed < objective) return 'open'
  return share === 1 ? 'good' : 'within'
}
