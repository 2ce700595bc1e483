import { Router } from 'express'
import { createFailedTries } from '../../src/access/failed-tries.js'
import type { HttpParts } from '../../src/app/http/create-http-app.js'
import { accessOf, type AccessOrder } from '../../src/app/access.js'
import { createTokens } from '../../src/access/token-files.js'
import type { AccessParts } from '../../src/http/access-guard.js'
import { createCookieJar } from '../../src/http/session-cookie.js'
import { createTrustedProxy } from '../../src/http/trusted-proxy.js'
import { exampleConfig } from './example-config.js'
import { createMemoryLogger } from './memory-logger.js'

/** What the HTTP app knows of access where nothing is configured: a shell on this machine may do everything. */
export function openAccess(): Pick<HttpParts, 'access' | 'onRefused' | 'metricsToken' | 'idempotency'> {
  return { access: accessBy(exampleConfig({})), onRefused: () => undefined, metricsToken: false, idempotency: Router() }
}

/** Who may do what by the configuration, where nobody is signed in with a browser. */
export function accessBy(config: AccessOrder['config'], clock = () => new Date()): AccessParts {
  const { server, alertmanager } = config
  const logger = createMemoryLogger()
  const webhook = alertmanager?.webhookTokenFile ?? null
  const delivers = webhook === null ? [] : [{ name: 'alertmanager', role: 'ingest', tokenFile: webhook } as const]
  const signIn = {
    tokens: createTokens([...server.tokens, ...delivers], logger),
    tries: createFailedTries(),
    sessions: { callerOf: () => Promise.resolve(null) },
    cookies: createCookieJar(server),
    proxy: createTrustedProxy(server.proxy, logger),
    processKey: 'of a test',
  }
  return accessOf({ config, clock, signIn })
}
