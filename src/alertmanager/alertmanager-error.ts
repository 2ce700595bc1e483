import { AppError } from '../shared/app-error.js'

/** An Alertmanager gave no usable answer. Codes: `alertmanager_unreachable` (worth a retry), `alertmanager_malformed` (something else answers). */
export class AlertmanagerError extends AppError {}
