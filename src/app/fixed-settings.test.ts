import { expect, it } from '@jest/globals'
import { exampleConfig } from '../../test/support/example-config.js'
import { changedFixedSettings } from './fixed-settings.js'

const running = exampleConfig({})

it('names every key that only a restart changes', () => {
  const next = {
    ...running,
    storage: { ...running.storage, file: '/elsewhere.db' },
    server: { ...running.server, port: 1 },
  }
  expect(changedFixedSettings(running, next)).toEqual(['storage.url', 'server.listen'])
})

it('lets everything else change', () => {
  const next = {
    ...exampleConfig({ slos: [] }),
    storage: { ...running.storage, minuteDetailSeconds: 86_400 },
    server: { ...running.server, externalUrl: 'https://plimsoll.example.com' },
  }
  expect(changedFixedSettings(running, next)).toEqual([])
})
