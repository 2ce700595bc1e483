import type { Config } from '../config/config.js'
import type { CreateCommand } from '../feature/command.js'
import { createActionCommand } from './action-command.js'
import { createAgreementCommand } from './agreement-command.js'
import { createControlsCommand } from './controls-command.js'
import { createCiCommand } from './ci-command.js'
import { createDbCommand } from './db-command.js'
import { createDeploymentCommand } from './deployment-command.js'
import { createAuditCommand } from './audit-command.js'
import { createDrillCommand } from './drill-command.js'
import { createDiffCommand } from './diff-command.js'
import { createBackupCommand } from './backup-command.js'
import { createBacktestCommand } from './backtest-command.js'
import { createEmergencyPackCommand } from './emergency-pack-command.js'
import { createExclusionCommand } from './exclusion-command.js'
import { createGateCommand } from './gate-command.js'
import { createGenerateCommand } from './generate-command.js'
import { createImportCommand } from './import-command.js'
import { createIncidentCommand } from './incident-command.js'
import { createInitCommand } from './init-command.js'
import { createInventoryCommand } from './inventory-command.js'
import { createKpisCommand } from './kpis-command.js'
import { createLedgerCommand } from './ledger-command.js'
import { createMaintenanceCommand } from './maintenance-command.js'
import { createPingCommand } from './ping-command.js'
import { createPublishCommand } from './publish-command.js'
import { createReceiversCommand } from './receivers-command.js'
import { createReportCommand } from './report-command.js'
import { createReviewCommand } from './review-command.js'
import { createSchemaCommand } from './schema-command.js'
import { createServeCommand } from './serve-command.js'
import { createSessionCommand } from './session-command.js'
import { createStatusCommand } from './status-command.js'
import { createTokenCommand } from './token-command.js'
import { createValidateCommand } from './validate-command.js'
import { createVersionCommand } from './version-command.js'

/** All commands, in the order of `--help`. */
export const commands: readonly CreateCommand<Config>[] = [
  createInitCommand,
  createValidateCommand,
  createGenerateCommand,
  createDiffCommand,
  createCiCommand,
  createBacktestCommand,
  createImportCommand,
  createSchemaCommand,
  createServeCommand,
  createStatusCommand,
  createIncidentCommand,
  createActionCommand,
  createBackupCommand,
  createPingCommand,
  createReportCommand,
  createAgreementCommand,
  createDeploymentCommand,
  createKpisCommand,
  createGateCommand,
  createDrillCommand,
  createControlsCommand,
  createInventoryCommand,
  createReviewCommand,
  createEmergencyPackCommand,
  createLedgerCommand,
  createDbCommand,
  createReceiversCommand,
  createMaintenanceCommand,
  createExclusionCommand,
  createAuditCommand,
  createPublishCommand,
  createTokenCommand,
  createSessionCommand,
  createVersionCommand,
]
