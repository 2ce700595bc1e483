import { AppError } from '../../shared/app-error.js'
import { StoreError } from '../store-error.js'
import { nameOfPlace, type StorePlace } from '../store-place.js'
import { storeTrouble } from '../store-trouble.js'

/**
 * What is wrong with the store while it is read or filled, in one line: a full disk, a lock, a server that stops.
 *
 * @param deed `read` or `fill`
 * @returns the error itself where it is about something else
 */
export function inWords(error: unknown, deed: string, place: StorePlace): unknown {
  const trouble = error instanceof AppError ? null : storeTrouble(error)
  if (trouble === null) return error
  return new StoreError('store_unopenable', `cannot ${deed} the store ${nameOfPlace(place)}: ${trouble.message}`)
}
