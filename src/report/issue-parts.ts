import type { LinkSigner } from '../http/links/link-key-store.js'
import type { NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import type { Steps } from '../shared/steps.js'
import type { LateReportComposer } from './compose-report-files.js'
import type { Reports } from './create-reports.js'
import type { IssuedReportStore } from './issued-report-store.js'
import type { ReportConfig } from './report-settings.js'

/** What issuing a report needs. */
export interface IssueParts {
  readonly config: ReportConfig
  readonly reports: Reports
  readonly compose: LateReportComposer
  readonly archive: IssuedReportStore
  readonly steps: Steps
  /** Makes the links by which people read, approve and answer. */
  readonly links: LinkSigner
  /** Writes what is told of reports other than by their mails. */
  readonly notices: NoticeComposer
}
