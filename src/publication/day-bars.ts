import { formatDate } from '../words/format-date.js'
import { escapeXml } from './escape-xml.js'
import { DAY_STATES, type DayState, type MeasuredDay, type MeasuredHistory } from './measured-days.js'
import { percentText } from './percent.js'
import { DAY_WORDS } from './state-words.js'

/** Units of the drawing per day, of which the bar takes most. */
const STEP = 10
const WIDTH = 7
const HEIGHT = 36

/** The worse, the shorter: colour alone tells nothing. */
const HEIGHTS: Readonly<Record<DayState, number>> = { good: 36, fair: 26, poor: 16, quiet: 36, unknown: 4 }

/**
 * A bar per day as SVG. Days of one kind of which there is nothing to say are one path, so that ninety days of a service take little; any other
 * is a bar of its own that says what it was when pointed at.
 */
export function dayBars({ days }: Pick<MeasuredHistory, 'days'>, name: string): string {
  const paths = DAY_STATES.flatMap((state) => {
    const plain = days.flatMap((day, index) => (day.state === state && !isSpecial(day) ? [barPath(index, state)] : []))
    return plain.length === 0 ? [] : [`<path class="${state}" d="${plain.join('')}"/>`]
  })
  const special = days.flatMap((day, index) =>
    isSpecial(day)
      ? [`<path class="${day.state}" d="${barPath(index, day.state)}"><title>${escapeXml(dayText(day))}</title></path>`]
      : [],
  )
  const label = escapeXml(`${name}: ${countsText(days)}`)
  const box = `0 0 ${days.length * STEP - (STEP - WIDTH)} ${HEIGHT}`
  return `<svg class="bars" viewBox="${box}" preserveAspectRatio="none" role="img" aria-label="${label}">${[...paths, ...special].join('')}</svg>`
}

/** One bar of a kind, for the legend. */
export function sampleBar(state: DayState): string {
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="5" height="22" aria-hidden="true"><path class="${state}" d="${barPath(0, state)}"/></svg>`
}

/** Days that are worth a sentence, newest first; those of which nothing is known as stretches. */
export function daysToLookAt({ days }: Pick<MeasuredHistory, 'days'>): readonly string[] {
  const sentences: string[] = []
  for (let index = 0; index < days.length;) {
    const day = days[index]
    if (day === undefined) break
    const end = day.state === 'unknown' ? endOfUnknown(days, index) : index
    const last = days[end] ?? day
    if (end > index) sentences.push(`${formatDate(day.label)} to ${formatDate(last.label)}: ${DAY_WORDS.unknown}`)
    else if (day.state !== 'good' && day.state !== 'quiet') sentences.push(dayText(day))
    index = end + 1
  }
  return sentences.toReversed()
}

function endOfUnknown(days: readonly MeasuredDay[], from: number): number {
  const next = days.findIndex((day, index) => index > from && day.state !== 'unknown')
  return next === -1 ? days.length - 1 : next - 1
}

function isSpecial({ state }: MeasuredDay): boolean {
  return state === 'fair' || state === 'poor'
}

/** `3 November 2026: 98.200 %`, with how much of the day was watched where that is not nearly all of it. */
function dayText({ label, availability, watched, state }: MeasuredDay): string {
  const said = availability === null ? DAY_WORDS[state] : percentText(availability)
  const part = watched < NEARLY_ALL && state !== 'unknown' ? `, ${percentText(watched)} of the day watched` : ''
  return `${formatDate(label)}: ${said}${part}`
}

const NEARLY_ALL = 0.9

function barPath(index: number, state: DayState): string {
  const height = HEIGHTS[state]
  return `M${index * STEP} ${HEIGHT - height}h${WIDTH}v${height}h-${WIDTH}z`
}

function countsText(days: readonly MeasuredDay[]): string {
  const counted = DAY_STATES.map((state) => [state, days.filter((day) => day.state === state).length] as const)
  const said = counted.filter(([, count]) => count > 0).map(([state, count]) => `${count} ${DAY_WORDS[state]}`)
  return `of ${days.length} days ${said.join(', ')}`
}
