export const REFUSAL_CODES = ['not_agreed', 'not_announced', 'announced_late', 'announced_afterwards', 'cap'] as const

/** Why an agreement counts time that was said not to count, for whoever says it in another language. */
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** The same in English; what a cap refuses is said with its minutes. */
export const REFUSALS: Readonly<Record<Exclude<RefusalCode, 'cap'>, string>> = {
  not_agreed: 'the agreement does not exclude this kind',
  not_announced: 'no announcement is known',
  announced_late: 'announced too late',
  announced_afterwards: 'announced after it began',
}
