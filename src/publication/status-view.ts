import { formatInstant, formatStretch } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import { dayBars, daysToLookAt, sampleBar } from './day-bars.js'
import { DAY_STATES, type MeasuredHistory } from './measured-days.js'
import type { PageAddresses } from './page-addresses.js'
import { percentText } from './percent.js'
import { isOpen, newestOf, resolvedAt, type Publication, type PublishedUpdate } from './publication.js'
import type { PublicStatus, StatedService } from './public-status.js'
import { DAY_WORDS, OVERALL_WORDS, STAGE_WORDS, STATE_WORDS } from './state-words.js'

/** What the template of the page names. */
export function statusView(status: PublicStatus, addresses: PageAddresses) {
  const { page, overall, isOld, at, maintenance, now } = status
  return {
    title: page.title,
    contact: page.contact,
    timezone: page.timezone,
    historyDays: page.historyDays,
    overall: { state: overall, text: OVERALL_WORDS[overall] },
    asOf: timeOf(at, page.timezone),
    old: isOld,
    open: status.open.map((one) => incidentView(one, status)),
    past: status.past.map((one) => incidentView(one, status)),
    maintenance: maintenance.map(({ title, from, to, services }) => ({
      ...{ title, when: formatStretch({ from, to }, page.timezone), now: from <= now },
      services: namesOf(services, status).join(', '),
    })),
    groups: groupsOf(status),
    legend: DAY_STATES.map((state) => ({ sample: sampleBar(state), text: DAY_WORDS[state] })),
    links: { feed: addresses.feed, json: addresses.json },
  }
}

export type StatusView = ReturnType<typeof statusView>

function timeOf(instant: Date, zone: string) {
  return { iso: instant.toISOString(), text: formatInstant(instant, zone) }
}

/** Services that stand under one heading are together, where the first of them stands. */
function groupsOf({ services }: PublicStatus) {
  const names = [...new Set(services.map(({ shown }) => shown.group))]
  return names.map((name) => ({
    name,
    services: services
      .filter(({ shown }) => shown.group === name)
      .map((one) => serviceView(one, name === null ? 3 : 4)),
  }))
}

function serviceView({ shown: { name, description }, state, history }: StatedService, level: 3 | 4) {
  return {
    ...{ name, description, state, level, stateText: STATE_WORDS[state] },
    bars: dayBars(history, name),
    firstDay: `${history.days.length} days ago`,
    measured: measuredText(history),
    days: daysToLookAt(history),
  }
}

function measuredText({ availability, measuredDays, days }: MeasuredHistory): string {
  if (measuredDays === 0) return 'not measured yet'
  const of = measuredDays === days.length ? '' : ` over ${measuredDays} of ${days.length} days`
  return availability === null ? `nothing asked of it${of}` : `${percentText(availability)} available as measured${of}`
}

function incidentView(publication: Publication, status: PublicStatus) {
  const { uuid, title, updates } = publication
  const zone = status.page.timezone
  const newestFirst = updates.toReversed().map((one) => updateView(one, zone))
  const isNow = isOpen(publication)
  return {
    ...{ uuid, title, span: spanText(publication, zone) },
    services: isNow ? concerned(publication, status) : [],
    shown: isNow ? newestFirst : newestFirst.slice(0, 1),
    hidden: isNow || newestFirst.length === 1 ? [] : newestFirst.slice(1),
  }
}

function updateView({ stage, at, body }: PublishedUpdate, zone: string) {
  return { stage: STAGE_WORDS[stage], at: timeOf(at, zone), body }
}

function spanText(publication: Publication, zone: string): string {
  const { started } = publication
  const end = resolvedAt(publication)
  if (end === null) return `since ${formatInstant(started, zone)}`
  const length = formatSpan((end.getTime() - started.getTime()) / 1000)
  return started < end ? `${formatStretch({ from: started, to: end }, zone)} · ${length}` : formatInstant(end, zone)
}

function concerned(publication: Publication, { services }: PublicStatus) {
  const { impacts } = newestOf(publication)
  return services.flatMap(({ shown: { id, name } }) => {
    const state = impacts[id]
    return state === undefined ? [] : [{ name, state, stateText: STATE_WORDS[state] }]
  })
}

function namesOf(ids: readonly string[], { services }: PublicStatus): readonly string[] {
  return services.flatMap(({ shown: { id, name } }) => (ids.includes(id) ? [name] : []))
}
