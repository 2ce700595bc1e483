import { checkAgreement } from './schema/agreement-contradictions.js'
import { agreementFields } from './schema/agreement-fields.js'

export type { SlaConfig } from './schema/agreement-fields.js'

/** One agreement of a service file. */
export const slaSchema = agreementFields.superRefine(checkAgreement)
