import type { Config } from '../../src/config/config.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import { sampleAgreement } from './sample-agreement.js'
import { exampleConfig } from './example-config.js'
import { sampleSlo } from './sample-slo.js'

export const monthlySla: ReportSettings = {
  name: 'monthly-sla',
  schedule: '0 8 1 * *',
  timezone: 'Europe/Berlin',
  period: 'month',
  formats: ['html', 'pdf'],
  paper: 'a4',
  coverage: { services: ['checkout'] },
  audience: 'internal',
  locale: 'en',
  to: ['leadership', 'payments-team'],
}

/** A configuration with one agreement, its report and two receivers that share an address. */
export function reportConfig(smtpUrl: string, changes: Partial<Config> = {}): Config {
  const base = exampleConfig({ slos: [sampleSlo({ service: 'checkout', name: 'availability', environment: null })] })
  const key = { prometheus: 'default', environment: '', service: 'checkout', slo: 'availability', group: '' }
  return {
    ...base,
    email: { smtpUrl, passwordFile: null, from: 'Plimsoll <plimsoll@shop.example>' },
    receivers: [
      { kind: 'email', name: 'leadership', to: ['cto@shop.example', 'coo@shop.example'] },
      { kind: 'email', name: 'payments-team', to: ['payments@shop.example', 'cto@shop.example'] },
    ],
    reports: [monthlySla],
    services: base.services.map((service) => ({
      ...service,
      agreements: [sampleAgreement({ environment: null, key })],
    })),
    ...changes,
  }
}
