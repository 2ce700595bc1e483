import { IncomingMessage, ServerResponse, type RequestListener } from 'node:http'
import express, { type Express } from 'express'

/** Requests as Express wants them, from their beginning. */
class AppRequest extends IncomingMessage {}

/** Answers, likewise. */
class AppResponse extends ServerResponse {}

Object.setPrototypeOf(AppRequest.prototype, express.request)
Object.setPrototypeOf(AppResponse.prototype, express.response)

/**
 * What a server is to make its messages of. Express gives each of them another prototype, behind which V8 makes a hidden class of its own for
 * every property that is set: 40 % of the CPU of a small request, and all of it outlives two young collections. Of these it finds nothing to change.
 */
export const MESSAGES = { IncomingMessage: AppRequest, ServerResponse: AppResponse }

/** Answers with an app, whoever made the messages. */
export function answerBy(app: Express): RequestListener {
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype })
  return (request, response) => {
    // Express finds its settings by it; it stands in the prototype of each app elsewhere, and this one is shared by all.
    Object.assign(request, { app })
    Object.assign(response, { app })
    app(request, response)
  }
}
