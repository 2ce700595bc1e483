import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { exampleConfig } from '../../../test/support/example-config.js'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import type { Config } from '../../config/config.js'
import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import { planOutput } from '../plan-output.js'
import { alertmanagerFiles, alertmanagerFragment } from './alertmanager-files.js'

const alertmanager: AlertmanagerSettings = {
  urls: ['http://localhost:9093'],
  webhookUrl: 'http://localhost:9580/webhooks/alertmanager',
  webhookTokenFile: null,
  secretsDir: '/run/secrets',
  defaultReceiver: 'people',
  watchdogReceiver: null,
}

function configWith(changes: Partial<Config> = {}): Config {
  const receivers = [{ kind: 'email' as const, name: 'people', to: ['cto@shop.example', 'coo@shop.example'] }]
  const email = { smtpUrl: 'smtp://mail.example.com:587', passwordFile: null, from: 'plimsoll@shop.example' }
  return { ...exampleConfig({}), alertmanager, receivers, email, ...changes }
}

const textOf = (config: Config): string => alertmanagerFiles(config).files[0]?.text ?? ''

test('nothing is written for Alertmanager where the configuration does not speak of it', () => {
  expect(alertmanagerFiles(exampleConfig({}))).toEqual({ files: [], remarks: [] })
  expect(alertmanagerFragment(exampleConfig({}))).toBeNull()
})

test('the same configuration gives the same bytes, and no path of this machine', () => {
  const config = configWith({ email: { ...configWith().email!, passwordFile: '/home/me/secrets/smtp' } })
  expect(alertmanagerFiles(config)).toEqual(alertmanagerFiles(config))
  expect(textOf(config)).not.toContain('/home/me')
})

test('a watchdog that nobody listens to reaches nobody', () => {
  expect(textOf(configWith())).toContain('- receiver: plimsoll_nobody')
})

test('mail goes in the clear only where no password does', () => {
  const to = (smtpUrl: string, passwordFile: string | null): string =>
    textOf(configWith({ email: { smtpUrl, passwordFile, from: 'plimsoll@shop.example' } }))
  expect(to('smtp://mail.example.com', null)).toContain('smtp_require_tls: false')
  const starttls = to('smtp://me%40shop@mail.example.com:587', '/x/smtp')
  expect(starttls).toContain('smtp_smarthost: mail.example.com:587')
  expect(starttls).toContain('smtp_auth_username: me@shop')
  expect(starttls).toContain('smtp_auth_password_file: /run/secrets/smtp')
  expect(starttls).toContain('smtp_require_tls: true')
  expect(to('smtps://me@mail.example.com', '/x/smtp')).toContain('smtp_smarthost: mail.example.com:465')
})

test('a mail server that Alertmanager cannot speak to is remarked on, in the file too', () => {
  const config = configWith({
    email: { smtpUrl: 'smtps://mail.example.com:4650', passwordFile: null, from: 'a@b.example' },
  })
  const { remarks } = alertmanagerFiles(config)
  expect(remarks).toEqual([expect.stringContaining('cannot send mail by mail.example.com:4650')])
  expect(textOf(config)).toContain(`# ${remarks[0] ?? ''}`)
})

test('a file of the same name that somebody wrote is in the way', () => {
  const files = alertmanagerFiles(configWith()).files.map((file) => ({ ...file, digest: file.text }))
  const request = { manifest: '', services: [], files, selection: null, digest: (text: string) => text }
  const onDisk = (digest: string) => new Map([['config/alertmanager.yml', { digest, hasOurMark: false }]])
  expect(planOutput(request, onDisk('route: {receiver: mine}\n')).foreign).toEqual(['config/alertmanager.yml'])
  expect(planOutput(request, onDisk(textOf(configWith()))).foreign).toEqual([])
})

test('a page keeps back the ticket of its own group only, by the labels that any objective is grouped by', () => {
  const [service] = exampleConfig({
    slos: [sampleSlo({ groupBy: ['route', 'region'] }), sampleSlo({ name: 'plain' })],
  }).services
  const { inhibit_rules: rules } = parse(textOf(configWith({ services: [service!] }))) as {
    inhibit_rules: readonly { readonly equal: readonly string[] }[]
  }
  expect(rules.map(({ equal }) => equal)).toEqual([['service', 'slo', 'environment', 'region', 'route']])
})
