import { addMatcher, type Selector } from '../../promql/selector.js'
import { like } from '../select.js'

/** Of the requests, those whose answer was an error of the server: `500`, also `5xx`. */
export function withErrors(requests: Selector, codeLabel: string): Selector {
  return addMatcher(requests, like(codeLabel, '5..'))
}
