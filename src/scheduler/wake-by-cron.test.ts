import { expect, it } from '@jest/globals'
import { wakeByCron } from './wake-by-cron.js'

it('wakes at the seconds of a six-field expression, whatever its other fields say, until it is ended', async () => {
  let end: () => void = () => undefined
  const wakeUps = await new Promise<number>((resolve) => {
    let count = 0
    end = wakeByCron({ cron: '* 0 4 1 1 *', timezone: 'Europe/Berlin' }, () => {
      count += 1
      if (count === 2) resolve(count)
      return Promise.resolve()
    })
  })
  end()
  expect(wakeUps).toBe(2)
})
