import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT as ROOT, type ConfigFolder } from '../../test/support/config-folder.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
  folder.write({ 'config/secrets/bot': 'x' })
})
afterEach(() => {
  folder.remove()
})

const rootWith = (slack: string) => `${ROOT}receivers:\n  - { name: chat, slack: ${slack} }\n`

it.each([
  ['{ webhook_url_file: secrets/bot }'],
  ['{ token_file: secrets/bot, channel: C024BE91L }'],
  ["{ token_file: secrets/bot, channel: '#payments' }"],
  ['{ token_file: secrets/bot, channel: C024BE91L, api_url: https://slack-gov.com/api }'],
])('a receiver in Slack may be %s', async (slack) => {
  const { receivers } = await folder.loadFiles(rootWith(slack), { a: 'service: a\n' })
  expect(receivers).toMatchObject([{ kind: 'slack', name: 'chat' }])
})

it.each([
  ['{}', 'expected a way into Slack'],
  ['{ channel: C024BE91L }', 'expected a way into Slack'],
  [
    '{ webhook_url_file: secrets/bot, token_file: secrets/bot, channel: C024BE91L }',
    'expected one way into Slack, not two',
  ],
  ['{ token_file: secrets/bot }', 'a bot needs the channel that it writes to'],
  [
    '{ webhook_url_file: secrets/bot, channel: C024BE91L }',
    '`channel` is of bots: an incoming webhook has a channel of its own',
  ],
  ['{ webhook_url_file: secrets/bot, api_url: https://x.example }', '`api_url` is of bots: an incoming webhook'],
  ['{ token_file: secrets/bot, channel: payments }', 'expected the id of a channel such as C024BE91L, or #name'],
])('a receiver in Slack that is %s is refused', async (slack, message) => {
  expect(await folder.mistakes(rootWith(slack), { a: 'service: a\n' })).toEqual([expect.stringContaining(message)])
})
