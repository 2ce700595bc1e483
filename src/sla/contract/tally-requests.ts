import type { Terms } from '../terms.js'
import type { MinuteRows } from './contract-input.js'
import { COUNTED, LEFT_OUT, type Mask } from './mask.js'
import { minuteOf } from './spans.js'
import { noUnit, type OpenUnit, type UnitTally } from './tally.js'

/** The methods over requests, for one member. */
export function tallyRequests(rows: MinuteRows, mask: Mask, { excludedTime }: Terms): UnitTally {
  const unit = noUnit()
  const first = mask.from - minuteOf(rows.from)
  for (let i = 0; i < mask.of.length; i++) {
    const is = mask.of[i]
    if (is === COUNTED) addMinute(unit, rows, first + i)
    else if (is === LEFT_OUT && excludedTime === 'good') addKept(unit, rows, first + i)
  }
  return { ...unit, counted: unit.known + unit.unknown + unit.unknownGood }
}

function addMinute(unit: OpenUnit, rows: MinuteRows, i: number): void {
  const events = rows.events[i] ?? Number.NaN
  const errors = rows.errors[i] ?? Number.NaN
  if (Number.isNaN(events) || Number.isNaN(errors)) {
    unit.unknown += 1
    return
  }
  unit.known += 1
  if (events <= 0) return
  unit.events.add(events)
  if (errors > 0) unit.errors.add(Math.min(events, errors))
}

/** Left out, but kept: its requests count, its errors do not. */
function addKept(unit: OpenUnit, rows: MinuteRows, i: number): void {
  const events = rows.events[i] ?? Number.NaN
  if (Number.isNaN(events)) {
    unit.unknownGood += 1
    return
  }
  unit.known += 1
  if (events > 0) unit.events.add(events)
}
