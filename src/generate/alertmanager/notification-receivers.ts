import type { Config } from '../../config/config.js'
import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import type { Receiver, SlackReceiver } from '../../notify/receiver.js'
import { OWN_RECEIVERS, TEMPLATES } from './alertmanager-names.js'
import { secretPath } from './secret-path.js'

/** A receiver as Alertmanager knows it: its name and one list of settings. */
export type AlertmanagerReceiver = { readonly name: string } & Readonly<Record<string, unknown>>

/** Plimsoll itself, then whoever Alertmanager tells, each once and in the order of the configuration. */
export function alertmanagerReceivers(config: Config, alertmanager: AlertmanagerSettings): AlertmanagerReceiver[] {
  const told = new Set([
    alertmanager.defaultReceiver,
    alertmanager.watchdogReceiver,
    ...config.teams.flatMap(({ receivers }) => [receivers.page, receivers.ticket]),
  ])
  const nobody = alertmanager.watchdogReceiver === null ? [{ name: OWN_RECEIVERS.nobody }] : []
  return [
    ownReceiver(alertmanager),
    ...config.receivers.filter(({ name }) => told.has(name)).map((one) => toReceiver(one, config, alertmanager)),
    ...nobody,
  ]
}

/** Alerts of one delivery that the daemon takes: measured, see docs/benchmarks.md. What is left out comes with the comparison of every minute. */
const MOST_ALERTS = 20_000

/** Incidents measure themselves by what arrives here, so nothing is left out that can be taken. */
function ownReceiver(alertmanager: AlertmanagerSettings): AlertmanagerReceiver {
  const { webhookUrl, webhookTokenFile } = alertmanager
  const token =
    webhookTokenFile === null
      ? undefined
      : { authorization: { type: 'Bearer', credentials_file: secretPath(alertmanager, webhookTokenFile) } }
  return {
    name: OWN_RECEIVERS.webhook,
    webhook_configs: [{ url: webhookUrl, send_resolved: true, max_alerts: MOST_ALERTS, http_config: token }],
  }
}

function toReceiver(receiver: Receiver, config: Config, alertmanager: AlertmanagerSettings): AlertmanagerReceiver {
  const { name } = receiver
  switch (receiver.kind) {
    case 'pagerduty': {
      const key = secretPath(alertmanager, receiver.routingKeyFile)
      return { name, pagerduty_configs: [{ routing_key_file: key, url: receiver.url, ...pagerdutyTexts(config) }] }
    }
    case 'slack':
      return { name, slack_configs: [{ ...slackWay(receiver.access, alertmanager), ...SLACK_TEXTS }] }
    case 'teams':
      // Alertmanager knows workflows of Teams from 0.28 on only: `receiverChecks` refuses to have it told by Alertmanager.
      throw new Error(`Alertmanager cannot tell ${name}`)
    case 'email':
      return { name, email_configs: [{ to: receiver.to.join(', '), ...MAIL_TEXTS }] }
    case 'webhook':
      return { name, webhook_configs: [{ url: receiver.url, send_resolved: true, max_alerts: 0 }] }
  }
}

/** By a bot Alertmanager writes new messages too: it edits none. */
function slackWay(access: SlackReceiver['access'], alertmanager: AlertmanagerSettings) {
  if (access.by === 'webhook') return { api_url_file: secretPath(alertmanager, access.webhookUrlFile) }
  const { apiUrl, channel, tokenFile } = access
  const authorization = { type: 'Bearer', credentials_file: secretPath(alertmanager, tokenFile) }
  return { api_url: `${apiUrl}/chat.postMessage`, channel, http_config: { authorization } }
}

function template(name: string, data = '.'): string {
  return `{{ template "${name}" ${data} }}`
}

function pagerdutyTexts({ server }: Config) {
  return {
    send_resolved: true,
    description: template(TEMPLATES.summary),
    severity: template(TEMPLATES.severity),
    client: 'Plimsoll',
    client_url: server.externalUrl ?? undefined,
    source: '{{ .CommonLabels.service }}',
    class: '{{ .GroupLabels.alertname }}',
    component: '{{ .CommonLabels.service }}',
    group: '{{ .CommonLabels.environment }}',
    links: LINKS.map(([kind, text]) => ({ href: `{{ .CommonAnnotations.${kind}_url }}`, text })),
    details: {
      firing: template(TEMPLATES.details, '.Alerts.Firing'),
      resolved: template(TEMPLATES.details, '.Alerts.Resolved'),
    },
  }
}

/** Annotations `<kind>_url`, and what people call them. */
const LINKS = [
  ['runbook', 'Runbook'],
  ['dashboard', 'Dashboard'],
  ['logs', 'Logs'],
  ['traces', 'Traces'],
] as const

const SLACK_TEXTS = {
  send_resolved: true,
  color: template(TEMPLATES.slackColour),
  title: template(TEMPLATES.slackTitle),
  title_link: '{{ .CommonAnnotations.dashboard_url }}',
  fallback: template(TEMPLATES.slackTitle),
  text: template(TEMPLATES.slackText),
  // Alertmanager's own footer and buttons say less than the links in the text.
  footer: '',
}

const MAIL_TEXTS = {
  send_resolved: true,
  headers: { Subject: template(TEMPLATES.summary) },
  html: template(TEMPLATES.mailHtml),
  text: template(TEMPLATES.mailText),
}
