import type { Initiator } from '../audit/initiator.js'
import { periodNamed } from '../calendar/named-period.js'
import type { Receiver } from '../notify/receiver.js'
import { sentOffAt } from './approval/hold.js'
import type { Correction } from './correction.js'
import type { IssueParts } from './issue-parts.js'
import { createIssuedReportStore } from './issued-report-store.js'
import { ReportRefusedError } from './report-error.js'
import { receiversOf } from './report-mail-sender.js'
import type { ReportPlace } from './report-number.js'
import type { ReportSettings } from './report-settings.js'
import { reviseReport } from './revise-report.js'
import { sendReportAgain, type AgainOrder, type AgainParts } from './sending/send-again-store.js'

/** What people have done to a report that was issued. */
export interface ReportDeeds {
  /**
   * Sends the newest revision that was sent once more: to all who get it, or to one receiver.
   *
   * @throws ReportRefusedError where that cannot be
   */
  sendAgain(order: SendAgainOrder): Promise<ReportPlace>
  /**
   * Makes a report again from what is known now.
   *
   * @throws ReportRefusedError where that cannot be
   */
  revise(order: ReviseOrder): Promise<Correction>
}

export interface SendAgainOrder extends Pick<AgainOrder, 'by' | 'initiator'> {
  readonly number: string
  /** Name of a receiver; `null`: all who get the report. */
  readonly to: string | null
}

export interface ReviseOrder {
  readonly number: string
  readonly by: string
  /** For those who get it. */
  readonly why: string
  readonly initiator: Initiator
}

/** The same as the commands do, while the daemon runs. */
export function createReportDeeds(parts: IssueParts & AgainParts): ReportDeeds {
  return {
    async sendAgain({ number, to, ...said }) {
      const revisions = await parts.archive.findByNumber(number)
      const newest = revisions.findLast((one) => sentOffAt(one) !== null) ?? revisions.at(-1)
      if (newest === undefined) throw new ReportRefusedError(`there is no report ${number}`)
      const settings = settingsOf(parts, newest)
      const receivers = to === null ? receiversOf(parts.config, settings.to) : [receiverNamed(parts, to)]
      const place = { number, revision: newest.revision }
      await sendReportAgain(parts, {
        ...{ ...said, place, to: receivers, superseded: false },
        acknowledge: settings.acknowledge,
      })
      return place
    },
    async revise({ number, by, why, initiator }) {
      const [first] = await parts.archive.findByNumber(number)
      if (first === undefined) throw new ReportRefusedError(`there is no report ${number}`)
      const settings = settingsOf(parts, first)
      const period = periodNamed(first.period, settings.timezone)
      if (period === null)
        throw new ReportRefusedError(`the report ${number} is of ${first.period}, which is no period`)
      const correction = await reviseReport(
        { ...parts, archive: createIssuedReportStore({ ...parts, initiator }) },
        settings,
        { period, byHand: { kind: 'by_hand', by, why } },
      )
      if (correction !== null) return correction
      throw new ReportRefusedError(`someone else has just revised the report ${number}: look at that revision first`)
    },
  }
}

function settingsOf(
  { config }: Pick<IssueParts, 'config'>,
  { number, report }: { readonly number: string; readonly report: string },
): ReportSettings {
  const settings = config.reports.find(({ name }) => name === report)
  if (settings !== undefined) return settings
  throw new ReportRefusedError(
    `the report ${number} cannot be made or sent again: ${report} is not configured any more`,
  )
}

function receiverNamed({ config }: Pick<IssueParts, 'config'>, name: string): Receiver {
  const receiver = config.receivers.find((one) => one.name === name && one.kind !== 'pagerduty')
  if (receiver !== undefined) return receiver
  throw new ReportRefusedError(`there is no receiver ${name} that takes reports`)
}
