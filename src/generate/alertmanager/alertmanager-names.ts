/** Receivers of the generated file that are not in the configuration: no name there can have an underscore. */
export const OWN_RECEIVERS = { webhook: 'plimsoll_webhook', nobody: 'plimsoll_nobody' } as const

/** Where Alertmanager's file and its templates stand, relative to the output folder. */
export const ALERTMANAGER_PATHS = {
  config: 'config/alertmanager.yml',
  templates: 'config/alertmanager/plimsoll.tmpl',
} as const

/** Where the Prometheus Operator mounts the templates: beside the file, from the Secret that `spec.configSecret` names. */
export const MOUNTED_TEMPLATES = '/etc/alertmanager/config/plimsoll.tmpl'

/** Templates that receivers name; `plimsoll.tmpl` defines them. */
export const TEMPLATES = {
  summary: 'plimsoll.summary',
  severity: 'plimsoll.severity',
  details: 'plimsoll.details',
  slackTitle: 'plimsoll.slack.title',
  slackText: 'plimsoll.slack.text',
  slackColour: 'plimsoll.colour',
  mailHtml: 'plimsoll.mail.html',
  mailText: 'plimsoll.mail.text',
} as const
