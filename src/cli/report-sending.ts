import { setTimeout as pause } from 'node:timers/promises'
import type { ReportsByHand } from '../app/reports-by-hand.js'
import type { Period } from '../calendar/period.js'
import type { ReportSettings } from '../report/report-settings.js'
import type { DeliveryState } from '../notify/outbox-store.js'
import { correctionSentences } from '../report/correction.js'
import { formatInstant } from '../words/format-date.js'
import type { CommandIo } from '../terminal/command-io.js'

/** How long the command waits for a daemon that happens to be sending the same mail. */
const LONGEST_WAIT_MS = 60_000
const LOOK_EVERY_MS = 200

interface Sending {
  readonly settings: ReportSettings
  readonly period: Period
  readonly io: CommandIo
}

/** Issues the report if it was not, or corrects it where late data changed the past, sees to its delivery and says how that went. Exit code 1 while the mail has not arrived. */
export async function sendReport(reports: ReportsByHand, sending: Sending): Promise<void> {
  const { settings, period, io } = sending
  const title = `${settings.name} ${period.label}`
  const before = await reports.issue(settings, period)
  const correction = before === null ? null : await reports.revise(settings, period)
  if (correction !== null) io.stdout.write(`${title}: ${correctionSentences(correction, period.zone)}\n`)
  const earlier = before === null ? null : await reports.standing(settings, period)
  const wasSettled = isSettled(earlier)
  const state = wasSettled ? earlier : await deliverAndWait(reports, sending)
  if (state === null) {
    io.stdout.write(`${title}: ${await notSent(reports, sending)}\n`)
    return
  }
  io.stdout.write(`${title}: ${describe(state, sending, wasSettled)}\n`)
  if (state.sentAt === null || state.recipients.some((one) => one.state === 'refused')) io.setExitCode(1)
}

/** Why nothing was sent. */
async function notSent(reports: ReportsByHand, { settings, period }: Sending): Promise<string> {
  const issued = (await reports.list()).findLast(({ report, period: label }) => {
    return report === settings.name && label === period.label
  })
  if (issued === undefined || issued.hold === null) return 'nothing to deliver.'
  const { number, hold } = issued
  if (hold.decision?.kind === 'reject') return `rejected by ${hold.decision.by}, not sent.`
  return `held, waits for approval: \`plimsoll report approve ${number}\` sends it.`
}

function isSettled(state: DeliveryState | null): boolean {
  return state !== null && (state.sentAt !== null || state.failedAt !== null)
}

/** A failed attempt ends the wait; a mail that someone else holds is waited for. */
async function deliverAndWait(
  reports: ReportsByHand,
  { settings, period, io }: Sending,
): Promise<DeliveryState | null> {
  const until = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const state = await reports.deliver(settings, period)
    const isWaiting = state !== null && !isSettled(state) && state.lastError === null
    if (!isWaiting || io.stopSignal().aborted || performance.now() > until) return state
    await pause(LOOK_EVERY_MS)
  }
}

function describe(state: DeliveryState, { period: { zone } }: Sending, wasSettled: boolean): string {
  const to = (wanted: string) =>
    state.recipients
      .filter((one) => one.state === wanted)
      .map(({ address }) => address)
      .join(', ')
  const refused = to('refused') === '' ? '' : ` Refused: ${to('refused')} (${state.lastError ?? 'no reason given'}).`
  if (state.sentAt !== null) {
    const when = `on ${formatInstant(state.sentAt, zone)}`
    return `${wasSettled ? `already sent ${when}` : `sent ${when}`} to ${to('accepted')}.${refused}`
  }
  if (state.failedAt !== null)
    return `given up on ${formatInstant(state.failedAt, zone)}: ${state.lastError ?? 'no reason given'}.`
  const next = formatInstant(state.nextAttemptAt, zone)
  const why = state.lastError ?? 'another process is sending it'
  return `issued, not delivered yet: ${why}. The next attempt is due on ${next}, by \`plimsoll serve\` or by this command.`
}
