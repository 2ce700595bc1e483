/**
 * How the newest revision of a report stands: it `waits` for an approval, was `rejected`, was sent and is `unread` by those who were asked, was
 * `read`, or was `sent` to people who were asked nothing.
 */
export const ARCHIVE_STATES = ['waits', 'rejected', 'unread', 'read', 'sent'] as const

export type ArchiveState = (typeof ARCHIVE_STATES)[number]
