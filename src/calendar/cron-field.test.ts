import { describe, expect, test } from '@jest/globals'
import { cronField } from './cron-field.js'

/** Message and hint of the first mistake, `null`: none. */
function mistake(text: string): string | null {
  const issue = cronField.safeParse(text).error?.issues[0]
  if (issue === undefined) return null
  const params = 'params' in issue ? (issue.params as { hint?: string } | undefined) : undefined
  return [issue.message, params?.hint ?? ''].join('; ')
}

describe('a cron expression', () => {
  test.each([
    ['0 8 1 * *'],
    ['*/15 * * * *'],
    ['0,30 8-18 * jan-mar,12 mon-fri'],
    ['0 8 L * *'],
    ['0 8 LW * *'],
    ['0 2 * * sun#1'],
    ['0 2 * * 5L'],
    ['0 2 ? * 7'],
    ['0 0 29 2 *'],
    ['  0   8 1 * *  '],
  ])('%s is read', (text) => {
    expect(mistake(text)).toBeNull()
  })

  test.each([
    ['', 'five-field'],
    ['0 8 1 *', 'five-field'],
    ['* * * * * *', 'five-field'],
    ['@daily', 'five-field'],
    ['60 8 1 * *', 'five-field'],
    ['0 24 * * *', 'five-field'],
    ['0 0 0 * *', 'five-field'],
    ['0 0 32 * *', 'five-field'],
    ['0 0 * foo *', 'five-field'],
    ['0 22-2 * * *', 'five-field'],
    ['*/0 * * * *', 'five-field'],
    ['H 3 * * sun', 'H is for Jenkins'],
    ['H/15 * * * *', 'H is for Jenkins'],
    ['0 H(0-7) * * *', 'H is for Jenkins'],
    ['0 2 1-7 * +sun', 'sun#1'],
    ['5/15 * * * *', '5-59/15'],
    ['0 0 30 2 *', 'no year has such a day'],
    ['0 0 31 4,6,9,11 *', 'no year has such a day'],
  ])('%s is refused and told why', (text, why) => {
    expect(mistake(text)).toContain(why)
  })

  test.each([
    ['*/90 * * * *', 'the step of */90 is larger than the 60 minutes it steps through'],
    ['0 */25 * * *', 'the step of */25 is larger than the 24 hours'],
    ['0 0 */32 * *', 'the step of */32 is larger than the 31 days'],
    ['0 0 1 */13 *', 'the step of */13 is larger than the 12 months'],
    ['0 0 * * */8', 'the step of */8 is larger than the 7 weekdays'],
    ['0-10/30 * * * *', 'the step of 0-10/30 is larger than the 11 minutes'],
    ['0 2,8-10/5 * * *', 'the step of 8-10/5 is larger than the 3 hours'],
  ])('%s would come by once: refused', (text, why) => {
    expect(mistake(text)).toContain(why)
  })

  test('a step that fits is no mistake', () => {
    for (const text of ['*/60 * * * *', '0 */24 * * *', '0 0 1 */12 *', '10-50/41 * * * *']) {
      expect(mistake(text)).toBeNull()
    }
  })
})
