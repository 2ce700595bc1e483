import { readFile } from 'node:fs/promises'
import type { Logger } from '../shared/logger.js'
import { systemReason } from '../shared/system-error.js'

/** Secrets of a file, one a line, so that a new one can be brought in beside the old; none where it cannot be read, which is logged. */
export async function secretLines(file: string, logger: Logger): Promise<readonly string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  } catch (error) {
    logger.error({ file, reason: systemReason(error) ?? String(error) }, 'A secret of a webhook cannot be read')
    return []
  }
}
