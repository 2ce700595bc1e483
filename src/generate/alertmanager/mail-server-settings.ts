import type { Config } from '../../config/config.js'
import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import { secretPath } from './secret-path.js'

/** What Alertmanager's file says about the mail server, and what it cannot say. */
export interface MailServerSettings {
  /** Keys of `global`. */
  readonly global: Readonly<Record<string, unknown>>
  readonly remarks: readonly string[]
}

/** Alertmanager takes TLS from the beginning for granted on port 465, and nowhere else; on others it can demand STARTTLS. */
export function mailServerSettings(email: Config['email'], alertmanager: AlertmanagerSettings): MailServerSettings {
  if (email === null) return { global: {}, remarks: [] }
  const { host, port, fromTheBeginning } = serverOf(email.smtpUrl)
  return {
    global: {
      smtp_smarthost: `${host}:${port}`,
      smtp_from: email.from,
      ...login(email, alertmanager),
      // A password must not travel in the clear; a server in the next rack that asks for none may do without.
      smtp_require_tls: port !== TLS_PORT && email.passwordFile !== null,
    },
    remarks:
      fromTheBeginning && port !== TLS_PORT
        ? [
            `Alertmanager speaks TLS from the beginning only on port ${TLS_PORT}, so it cannot send mail by ${host}:${port}`,
          ]
        : [],
  }
}

const TLS_PORT = '465'

function serverOf(smtpUrl: string): { host: string; port: string; fromTheBeginning: boolean } {
  const { protocol, hostname, port } = new URL(smtpUrl)
  const fromTheBeginning = protocol === 'smtps:'
  return { host: hostname, port: port === '' ? (fromTheBeginning ? TLS_PORT : '25') : port, fromTheBeginning }
}

function login(
  { smtpUrl, passwordFile }: NonNullable<Config['email']>,
  alertmanager: AlertmanagerSettings,
): Record<string, string> {
  const { username } = new URL(smtpUrl)
  if (username === '' || passwordFile === null) return {}
  return {
    smtp_auth_username: decodeURIComponent(username),
    smtp_auth_password_file: secretPath(alertmanager, passwordFile),
  }
}
