import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { parse } from 'yaml'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import type { Config } from '../config/config.js'
import { loadConfig } from '../config/load-config-files.js'
import { features } from '../features.js'
import { createAlertBook } from '../generate/alert-book.js'
import { generateFiles } from '../generate/generate-files.js'
import { createErrorHandler } from '../http/error-handler.js'
import { knownAlerts } from '../runbook/meanings.js'
import { createRunbook } from '../runbook/runtime.js'
import { runbookAnswer } from '../runbook/runbook-answer.js'

const GOLDEN = fileURLToPath(new URL('../../test/golden/rules', import.meta.url))

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert?: string; readonly annotations?: Readonly<Record<string, string>> }[]
  }[]
}

/** Configurations with alerts of every kind, as if each said how people reach the daemon. */
const CASES = ['packs', 'drills', 'controls', 'every-indicator', 'asked-reports', 'runbooks', 'example']

/** Without links of its own, and with the address of the daemon. */
function withoutLinks(config: Config): Config {
  const own = { links: {} }
  const services = config.services.map((service) => ({
    ...{ ...service, ...own },
    slos: service.slos.map((slo) => ({ ...slo, ...own })),
    agreements: service.agreements.map((agreement) => ({ ...agreement, ...own })),
    datasets: service.datasets.map((dataset) => ({ ...dataset, ...own })),
    drills: service.drills.map((drill) => ({ ...drill, ...own })),
  }))
  return { ...config, services, server: { ...config.server, externalUrl: 'https://plimsoll.example/' } }
}

/** The link of each alert, as the generated rules have it. */
function generatedLinks(config: Config): readonly (readonly [alert: string, link: string])[] {
  const rules = generateFiles(config, features).files.filter(({ path }) => /^rules\/[^/]+\.yaml$/.test(path))
  return rules.flatMap(({ text }) =>
    (parse(text) as Rules).groups.flatMap((group) =>
      group.rules.flatMap(({ alert, annotations = {} }) =>
        alert === undefined ? [] : [[alert, annotations['runbook_url'] ?? ''] as const],
      ),
    ),
  )
}

async function configNamed(name: string): Promise<Config> {
  const cwd =
    name === 'example' ? fileURLToPath(new URL('../../config', import.meta.url)) : join(GOLDEN, name, 'config')
  return loadConfig({ file: 'plimsoll.yaml', env: {}, cwd })
}

test.each(CASES)('every alert of %s leads to a runbook: the links that are generated are followed', async (name) => {
  const config = withoutLinks(await configNamed(name))
  const parts = { config, alerts: createAlertBook(config, features), pages: plainPages() }
  const app = express()
    .use(...(createRunbook(parts).routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  const links = generatedLinks(config)
  expect(links.length).toBeGreaterThan(10)
  // What people give of their own, as that case does for its pack, stays as it is.
  const ours = links.filter(
    ([alert, link]) => name !== 'packs' || link !== `https://wiki.example.com/runbooks/${alert}`,
  )
  for (const [link, alert] of new Map(ours.map(([of, to]) => [to, of]))) {
    const [address, path = ''] = link.split(/(?=\/runbooks\/)/)
    expect({ alert, address }).toEqual({ alert, address: 'https://plimsoll.example' })
    const { text } = await request(app).get(path).set('accept', 'text/html').expect(200)
    expect(text).toContain(alert)
    const answer = await request(app).get(`/api/v1${path}`).expect(200)
    const runbook = runbookAnswer.parse(answer.body)
    expect(runbook.rules.length).toBeGreaterThan(0)
    expect(runbook.path).toBe(path)
    // Words of its own, not those for whatever nobody knows.
    expect({ alert, isKnown: knownAlerts.includes(alert) }).toEqual({ alert, isKnown: true })
  }
})
