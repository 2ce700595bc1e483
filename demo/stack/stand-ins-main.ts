import { startStandIns } from './stand-ins.js'

// The stand-ins alone, for docker-compose.yml: there other containers must reach them.
const { url } = await startStandIns({ host: '0.0.0.0', port: 8081 })
console.log(`PagerDuty and Slack are played at ${url}`)
