import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import type { Places } from '../../feature/root-key.js'
import type { RootFile } from '../schema/root-schema.js'

const WEBHOOK_PATH = '/webhooks/alertmanager'

/** How Alertmanager and Plimsoll reach each other; `null` where nothing is said about Alertmanager. */
export function resolveAlertmanager({ alertmanager, server }: RootFile, places: Places): AlertmanagerSettings | null {
  if (alertmanager === undefined) return null
  const { webhook_token_file: token } = alertmanager
  return {
    urls: alertmanager.urls.map((url) => url.replace(/\/+$/, '')),
    webhookUrl: alertmanager.webhook_url ?? `http://${server.listen}${WEBHOOK_PATH}`,
    webhookTokenFile: token === undefined ? null : places.secret(token),
    secretsDir: alertmanager.secrets_dir.replace(/(?<=.)\/+$/, ''),
    defaultReceiver: alertmanager.default_receiver,
    watchdogReceiver: alertmanager.watchdog_receiver ?? null,
  }
}
