import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** How the guard came to what it says of a deployment. */
export const deploymentCoursesMigration: Migration = {
  name: '031-deployment-courses',
  async up(db) {
    await sql.raw(STATEMENT).execute(db)
  },
}

const STATEMENT = `create table deployment_course (
  deployment_id text primary key references deployment (id),
  looks text not null
)`
