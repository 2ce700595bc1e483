import { Router } from 'express'
import { answerJson } from '../../http/answer-json.js'
import { readList } from '../../http/lists/list.js'
import { pageOf, rowsBehind } from '../../http/lists/page.js'
import type { FourKeys } from '../four-keys.js'
import { fourKeysList } from './deployment-paths.js'
import { toFourKeysAnswer } from './four-keys-answer.js'

/** The figures of one service, or of all, by name. */
export type ReadFourKeys = (service?: string) => Promise<readonly FourKeys[]>

/** `GET /api/v1/four-keys`. */
export function createFourKeysRouter(read: ReadFourKeys): Router {
  const router = Router()
  router.get('/api/v1/four-keys', async (request, response) => {
    const asked = readList(fourKeysList, request.query)
    const all = await read(asked.filters.service)
    const found = rowsBehind(asked, all, { keyOf })
    answerJson(response, pageOf(asked, found, { keyOf, write: toFourKeysAnswer }))
  })
  return router
}

function keyOf({ service, environment }: FourKeys) {
  return [service, environment ?? ''] as const
}
