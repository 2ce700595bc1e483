import type { Config } from '../../config/config.js'
import type { GeneratedOutput } from '../generated-file.js'
import { HEADER, renderYamlFile } from '../render-yaml-file.js'
import { renderYaml } from '../render-yaml.js'
import { ALERTMANAGER_PATHS } from './alertmanager-names.js'
import { inhibitRules } from './inhibition.js'
import { mailServerSettings } from './mail-server-settings.js'
import { maintenanceIntervals } from './maintenance-intervals.js'
import { alertmanagerReceivers } from './notification-receivers.js'
import { ownRoutes, routingTree } from './routes.js'
import { TEMPLATE_FILE } from './template-file.js'

/** Everything for Alertmanager; nothing where the configuration does not speak of it. */
export function alertmanagerFiles(config: Config): GeneratedOutput {
  const parts = alertmanagerDocument(config)
  if (parts === null) return { files: [], remarks: [] }
  const { document, remarks } = parts
  return {
    files: [
      { path: ALERTMANAGER_PATHS.config, text: renderYamlFile(document, remarks) },
      { path: ALERTMANAGER_PATHS.templates, text: TEMPLATE_FILE },
    ],
    remarks,
  }
}

/**
 * Alertmanager's whole file as data, and sentences for whoever generates.
 *
 * @param templates where Alertmanager finds the templates; relative paths start at its file
 * @returns `null` where the configuration does not speak of Alertmanager
 */
export function alertmanagerDocument(config: Config, templates = BESIDE) {
  const parts = alertmanagerParts(config, templates)
  if (parts === null) return null
  const { global, route, receivers, inhibit_rules, time_intervals, remarks } = parts
  return { document: { global, templates: parts.templates, route, receivers, inhibit_rules, time_intervals }, remarks }
}

const BESIDE = ALERTMANAGER_PATHS.templates.replace(/^config\//, '')

const FRAGMENT_HEAD = [
  HEADER,
  '# Parts for a file of your own: put the routes before yours, and add the other lists to those that you have. The last of your',
  '# routes must be one without matchers: once a route has matched, and the first here always does, the receiver of the root is',
  '# told nothing. plimsoll generate writes the file with the templates.',
].join('\n')

/** What people who own their file add to it; `null` where the configuration does not speak of Alertmanager. */
export function alertmanagerFragment(config: Config, templates = BESIDE): string | null {
  const document = fragmentDocument(config, templates)
  return document === null ? null : `${FRAGMENT_HEAD}\n${renderYaml(document)}`
}

/** The same as data. */
export function fragmentDocument(config: Config, where = BESIDE) {
  const parts = alertmanagerParts(config, where)
  if (parts === null) return null
  const { routes, receivers, inhibit_rules, time_intervals, templates } = parts
  return { route: { routes }, receivers, inhibit_rules, time_intervals, templates }
}

function alertmanagerParts(config: Config, templates: string) {
  const { alertmanager } = config
  if (alertmanager === null) return null
  const { timeIntervals, muted, remarks } = maintenanceIntervals(config.maintenance)
  const routes = ownRoutes(config, alertmanager, muted)
  const mail = mailServerSettings(config.email, alertmanager)
  return {
    global: mail.global,
    templates: [templates],
    routes,
    route: routingTree(routes, alertmanager, muted),
    receivers: alertmanagerReceivers(config, alertmanager),
    inhibit_rules: inhibitRules(config),
    time_intervals: timeIntervals.length === 0 ? undefined : timeIntervals,
    remarks: [...remarks, ...mail.remarks],
  }
}
