import * as z from 'zod'
import { durationField } from '../../shared/fields.js'
import { commonFields, jobField, severityFields } from '../pack-fields.js'

/** Thresholds of the blackbox pack. */
export const blackboxSchema = z
  .strictObject({
    job: jobField.default('blackbox').describe('Scrape job of blackbox_exporter (0.24 or newer).'),
    probe_slower_than: durationField.prefault('2s').describe('Mean time of a probe over 5 min. Held for 10 min.'),
    certificate_expires_within: durationField
      .prefault('21d')
      .describe(
        'A certificate of the chain expires this soon. Those of Let’s Encrypt are renewed 30 days before they expire: then renewal has failed for 9 days.',
      ),
    certificate_expires_at_once_within: durationField
      .prefault('3d')
      .describe('A certificate of the chain expires so soon that someone has to act now.'),
    severity: severityFields({
      BlackboxProbeFailed: [
        'ticket',
        'A probe has failed for 5 min. Make it `page` where no objective watches the same thing.',
      ],
      BlackboxProbeSlow: ['ticket', 'See `probe_slower_than`.'],
      BlackboxCertificateExpiring: ['ticket', 'See `certificate_expires_within`.'],
      BlackboxCertificateExpiringAtOnce: ['page', 'See `certificate_expires_at_once_within`.'],
      BlackboxExporterDown: ['ticket', 'The exporter cannot be reached for 5 min.'],
      BlackboxNotMonitored: ['ticket', 'Prometheus has known no target of the job for 10 min.'],
    }),
    ...commonFields('blackbox?var-instance=$instance'),
  })
  .describe('Whatever blackbox_exporter probes from outside: pages, ports, certificates.')

export type BlackboxPack = z.output<typeof blackboxSchema>
export type BlackboxAlert = keyof BlackboxPack['severity']
