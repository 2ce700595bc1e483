import * as z from 'zod'
import type { Reader, Transaction } from '../../store/database.js'
import type { Courses } from './courses.js'

const Looks = z.array(z.object({ slo: z.string(), looks: z.array(z.object({ z: z.number(), bound: z.number() })) }))

export async function writeCourses(transaction: Transaction, id: string, courses: Courses): Promise<void> {
  const row = { deployment_id: id, looks: JSON.stringify(courses) }
  await transaction.insertInto('deployment_course').values(row).execute()
}

/** `null`: there is no verdict, or it is older than courses were kept. */
export async function findCourses(reader: Reader, id: string): Promise<Courses | null> {
  const rows = reader.selectFrom('deployment_course').select('looks').where('deployment_id', '=', id)
  const row = await rows.executeTakeFirst()
  return row === undefined ? null : Looks.parse(JSON.parse(row.looks))
}
