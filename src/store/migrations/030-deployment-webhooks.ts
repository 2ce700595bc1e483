import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What tools tell of deployments. */
export const deploymentWebhooksMigration: Migration = {
  name: '030-deployment-webhooks',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  'alter table deployment add column committed_at integer',
  'alter table deployment add column origin text',
  'create index deployment_by_origin on deployment (service, origin, started_at)',
  `create table deployment_delivery (
     id text primary key,
     tool text not null,
     received_at integer not null,
     sender text not null,
     subject text not null,
     outcome text not null,
     sentence text not null,
     deployments text not null
   )`,
  'create index deployment_delivery_by_time on deployment_delivery (received_at, id)',
]
