import * as z from 'zod'
import type { Reader, Transaction } from '../store/database.js'
import { REPORT_PART_NAMES, type PostIncidentRecord } from './report-parts.js'

const parts = z.partialRecord(z.enum(REPORT_PART_NAMES as readonly [string, ...string[]]), z.string())

/** What people have made of the report of an incident; `null`: nothing yet. */
export async function readRecord(reader: Reader, incidentId: string): Promise<PostIncidentRecord | null> {
  const row = await reader
    .selectFrom('post_incident_report')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { filed_at: at, filed_by: by, evidence } = row
  return {
    parts: parts.parse(JSON.parse(row.parts)),
    ...{ writtenAt: new Date(row.written_at), writtenBy: row.written_by },
    filed: at === null ? null : { at: new Date(at), by: by ?? '', evidence: JSON.parse(evidence ?? 'null') as unknown },
  }
}

export async function saveRecord(
  transaction: Transaction,
  incidentId: string,
  { parts: written, writtenAt, writtenBy, filed }: PostIncidentRecord,
): Promise<void> {
  const values = {
    ...{ parts: JSON.stringify(written), written_at: writtenAt.getTime(), written_by: writtenBy },
    ...{ filed_at: filed?.at.getTime() ?? null, filed_by: filed?.by ?? null },
    evidence: filed === null ? null : JSON.stringify(filed.evidence),
  }
  await transaction
    .insertInto('post_incident_report')
    .values({ incident_id: incidentId, ...values })
    .onConflict((conflict) => conflict.column('incident_id').doUpdateSet(values))
    .execute()
}
