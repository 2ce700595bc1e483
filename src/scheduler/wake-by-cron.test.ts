import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { createCronWaker } from './wake-by-cron.js'

it('wakes all jobs together, whatever their expressions say, until they are ended', async () => {
  const waker = createCronWaker('* * * * * *')
  const woken: string[] = []
  const begin = (name: string) =>
    waker({ cron: '0 4 1 1 *', timezone: 'Europe/Berlin' }, () => {
      woken.push(name)
      return Promise.resolve()
    })
  const [endHourly, endYearly, endGone] = [begin('hourly'), begin('yearly'), begin('gone')]
  endGone()
  while (woken.length < 2) await sleep(20)
  expect(new Set(woken)).toEqual(new Set(['hourly', 'yearly']))
  endHourly()
  endYearly()
  const count = woken.length
  await sleep(1100)
  expect(woken).toHaveLength(count)
  const endAgain = begin('again')
  while (!woken.includes('again')) await sleep(20)
  endAgain()
})
