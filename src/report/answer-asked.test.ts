import { expect, it } from '@jest/globals'
import { ANSWER_MARK, askedInHtml, askedInText } from './answer-asked.js'

it.each([
  ['en', 'Please acknowledge this report by 3 November 2026, 08:00 (UTC+1).', 'Acknowledge'],
  ['de', 'Bitte bestätigen Sie diesen Bericht bis 3. November 2026, 08:00 Uhr (UTC+1).', 'Bestätigen'],
  ['fr', 'Veuillez accuser réception de ce rapport avant le 3 novembre 2026 à 08:00 (UTC+1).', 'Accuser réception'],
] as const)('a report in the language %s asks for its acknowledgement in it', (locale, sentence, button) => {
  const zone = 'Europe/Berlin'
  const ask = { number: '2026-000001', url: 'https://a.example/x', due: new Date('2026-11-03T07:00:00Z'), zone, locale }
  const html = askedInHtml(`<p>${ANSWER_MARK}</p>`, ask)
  expect(html).toContain(`>${sentence}</p>`)
  expect(html).toContain(`>${button}</a>`)
  expect(askedInText('Report', ask).replace(/\s+/g, ' ')).toBe(`${sentence} https://a.example/x Report`)
})
