import type { Database } from '../src/store/database.js'
import type { MailServer } from '../test/support/mail-server.js'

/** Mails that came beside those that were written down to be sent. */
export async function judgeMails(database: Database, came: MailServer['mails']) {
  const written = await database.read((reader) =>
    reader.selectFrom('outbox').select('dedup_id').where('kind', '=', 'email').execute(),
  )
  const ids = new Set(written.map(({ dedup_id }) => dedup_id))
  const texts = new Map<string, Set<string>>()
  for (const { raw } of came) {
    const id = /^Message-ID:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? 'none'
    texts.set(id, (texts.get(id) ?? new Set()).add(raw.toString('latin1')))
  }
  return {
    written: ids.size,
    missing: [...ids].filter((id) => !texts.has(id)).length,
    strange: [...texts].filter(([id, of]) => !ids.has(id) || of.size > 1).length + (written.length - ids.size),
    repeated: came.length - texts.size,
  }
}

/** Reports whose slot is behind us, by name. */
export async function judgeReports(database: Database, due: readonly string[]) {
  const issued = await database.read((reader) => reader.selectFrom('issued_report').select('report').execute())
  const times = new Map<string, number>()
  for (const { report } of issued) times.set(report, (times.get(report) ?? 0) + 1)
  const unexpected = [...times].filter(([name, count]) => count > 1 && !due.includes(name)).length
  return { due: due.length, wrong: due.filter((name) => times.get(name) !== 1).length + unexpected }
}

const MINUTE = 60

/** Steps of escalations that go on: one a minute, each told to both receivers and accepted by them. */
export async function judgeEscalations(database: Database, now: Date) {
  const all = await database.read((reader) =>
    reader.selectFrom('escalation').select(['id', 'since', 'done']).where('ended_at', 'is', null).execute(),
  )
  const notices = await database.read((reader) =>
    reader.selectFrom('escalation_notice').select(['escalation_id', 'position', 'receiver', 'outcome']).execute(),
  )
  const accepted = new Set(
    notices
      .filter(({ outcome }) => outcome === 'accepted')
      .map(({ escalation_id, position, receiver }) => `${escalation_id}/${position}/${receiver}`),
  )
  let [steps, skipped] = [0, 0]
  for (const { id, since, done } of all) {
    // The step of this minute may be about to run.
    const due = Math.max(0, Math.floor((now.getTime() / 1000 - since) / MINUTE) - 1)
    steps += due
    skipped += Math.max(0, due - done)
    for (let position = 0; position < Math.min(due, done); position += 1) {
      if (['machine', 'people'].some((receiver) => !accepted.has(`${id}/${position}/${receiver}`))) skipped += 1
    }
  }
  return { steps, skipped }
}
