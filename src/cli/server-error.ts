import { AppError } from '../shared/app-error.js'

/**
 * The daemon gave no usable answer. Codes: `server_unreachable` (nothing listens there), `server_not_ready` (it is still starting, worth a
 * retry), `server_refused` (it wants another
 * token, or none at all by that name), `server_malformed` (something else answers there, or another version).
 */
export class ServerError extends AppError {}
