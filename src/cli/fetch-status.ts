import { statusAnswer, type StatusAnswer } from '../status/status-answer.js'
import { askDaemon } from './ask-daemon.js'

/**
 * Asks the daemon how everything stands.
 *
 * @param server base URL
 * @throws ServerError
 */
export function fetchStatus(server: string): Promise<StatusAnswer> {
  return askDaemon({ server, path: '/api/v1/status', answer: statusAnswer })
}
