import { expect, test } from '@jest/globals'
import { urlField } from './connection-fields.js'

const problem = (url: string) => urlField('https://a.example', ['https']).safeParse(url).error?.issues[0]?.message

test.each([
  ['https://hooks.example.com/shop', undefined],
  ['https://hooks.example.com/%7B%7Bshop%7D%7D', undefined],
  ['http://hooks.example.com/shop', 'expected a URL such as https://a.example'],
  ['https://x:y@hooks.example.com/shop', 'expected a URL without a password'],
  ['https://hooks.example.com/{{ .GroupLabels.team }}', 'expected a URL without a template'],
  ['https://{{ .GroupLabels.team }}.example.com', 'expected a URL without a template'],
  ['{{ .GroupLabels.url }}', 'expected a URL without a template'],
])('a URL %s: %s', (url, expected) => {
  expect(problem(url)).toBe(expected)
})
