import { HEADER } from '../render-yaml-file.js'

/** What alerts have in common on every channel. */
const COMMON = String.raw`
{{ define "plimsoll.alert" -}}
{{ if .Annotations.summary }}{{ .Annotations.summary }}
{{- else }}{{ .Labels.alertname }}{{ with .Labels.service }} of {{ . }}{{ end }}{{ end }}
{{- end }}

{{ define "plimsoll.first" -}}
{{ template "plimsoll.alert" (index . 0) }}{{ if gt (len .) 1 }} (and {{ len (slice . 1) }} more){{ end }}
{{- end }}

{{ define "plimsoll.when" -}}
{{ if eq .Status "firing" }}Since {{ .StartsAt.UTC.Format "2006-01-02 15:04:05" }} UTC
{{- else }}From {{ .StartsAt.UTC.Format "2006-01-02 15:04:05" }} to {{ .EndsAt.UTC.Format "2006-01-02 15:04:05" }} UTC{{ end }}
{{- end }}

{{ define "plimsoll.summary" -}}
{{ if ne .Status "firing" }}Resolved: {{ template "plimsoll.first" .Alerts }}
{{- else }}
{{- if eq .CommonLabels.severity "page" }}Page: {{ else if eq .CommonLabels.severity "ticket" }}Ticket: {{ end }}
{{- template "plimsoll.first" .Alerts.Firing }}{{ end }}
{{- end }}

{{ define "plimsoll.severity" -}}
{{ if eq .CommonLabels.severity "page" }}critical
{{- else if eq .CommonLabels.severity "ticket" }}warning
{{- else if match "^(critical|error|warning|info)$" .CommonLabels.severity }}{{ .CommonLabels.severity }}
{{- else }}error{{ end }}
{{- end }}

{{ define "plimsoll.colour" -}}
{{ if ne .Status "firing" }}#2e7d32{{ else if eq .CommonLabels.severity "page" }}#b3261e{{ else }}#b26a00{{ end }}
{{- end }}
`

/** Plain text: mail programs without HTML, and the details of PagerDuty. */
const TEXT = String.raw`
{{ define "plimsoll.details" -}}
{{ range $index, $one := . }}{{ if lt $index 10 }}{{ if $index }}

{{ end }}{{ template "plimsoll.alert" . }}
{{ with .Annotations.description }}{{ . }}
{{ end }}{{ template "plimsoll.when" . }}{{ end }}{{ end }}{{ if gt (len .) 10 }}

and {{ len (slice . 10) }} more{{ end }}
{{- end }}

{{ define "plimsoll.mail.text" -}}
{{ range .Alerts.Firing }}{{ template "plimsoll.alert" . }}
{{ with .Annotations.description }}{{ . }}
{{ end }}{{ template "plimsoll.when" . }}
{{ with .Annotations.runbook_url }}Runbook: {{ . }}
{{ end }}{{ with .Annotations.dashboard_url }}Dashboard: {{ . }}
{{ end }}{{ with .Annotations.logs_url }}Logs: {{ . }}
{{ end }}{{ with .Annotations.traces_url }}Traces: {{ . }}
{{ end }}
{{ end }}{{ range .Alerts.Resolved }}{{ template "plimsoll.alert" . }}
{{ template "plimsoll.when" . }}

{{ end }}
{{- end }}
`

/** Slack reads &, < and > as its own, and a bar as the end of a link's address. */
const SLACK = String.raw`
{{ define "plimsoll.slack.escaped" -}}
{{ . | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" }}
{{- end }}

{{ define "plimsoll.slack.address" -}}
{{ . | reReplaceAll "&" "&amp;" | reReplaceAll "<" "%3C" | reReplaceAll ">" "%3E" | reReplaceAll "[|]" "%7C" }}
{{- end }}

{{ define "plimsoll.slack.links" -}}
{{ with .runbook_url }}<{{ template "plimsoll.slack.address" . }}|Runbook>   {{ end }}
{{- with .dashboard_url }}<{{ template "plimsoll.slack.address" . }}|Dashboard>   {{ end }}
{{- with .logs_url }}<{{ template "plimsoll.slack.address" . }}|Logs>   {{ end }}
{{- with .traces_url }}<{{ template "plimsoll.slack.address" . }}|Traces>{{ end }}
{{- end }}

{{ define "plimsoll.slack.name" -}}
{{ if .Annotations.summary }}{{ template "plimsoll.slack.escaped" .Annotations.summary }}
{{- else }}{{ .Labels.alertname }}{{ with .Labels.service }} of {{ . }}{{ end }}{{ end }}
{{- end }}

{{ define "plimsoll.slack.first" -}}
{{ template "plimsoll.slack.name" (index . 0) }}{{ if gt (len .) 1 }} (and {{ len (slice . 1) }} more){{ end }}
{{- end }}

{{ define "plimsoll.slack.title" -}}
{{ if ne .Status "firing" }}Resolved: {{ template "plimsoll.slack.first" .Alerts }}
{{- else }}
{{- if eq .CommonLabels.severity "page" }}Page: {{ else if eq .CommonLabels.severity "ticket" }}Ticket: {{ end }}
{{- template "plimsoll.slack.first" .Alerts.Firing }}{{ end }}
{{- end }}

{{ define "plimsoll.slack.text" -}}
{{ $many := gt (len .Alerts) 1 }}
{{- range $index, $one := .Alerts.Firing }}{{ if lt $index 10 }}{{ if $index }}

{{ end }}{{ if $many }}*{{ template "plimsoll.slack.name" . }}*
{{ end }}{{ with .Annotations.description }}{{ template "plimsoll.slack.escaped" . }}
{{ end }}{{ template "plimsoll.when" . }}
{{ template "plimsoll.slack.links" .Annotations }}{{ end }}{{ end }}
{{- if gt (len .Alerts.Firing) 10 }}

and {{ len (slice .Alerts.Firing 10) }} more{{ end }}
{{- range $index, $one := .Alerts.Resolved }}{{ if lt $index 10 }}{{ if or $index $.Alerts.Firing }}

{{ end }}{{ if $many }}*Resolved: {{ template "plimsoll.slack.name" . }}*
{{ end }}{{ template "plimsoll.when" . }}{{ end }}{{ end }}
{{- end }}
`

/** HTML for mail programs: inline styles only, one column, no pictures. */
const HTML = String.raw`
{{ define "plimsoll.mail.html" -}}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>{{ template "plimsoll.summary" . }}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff">
<div style="max-width:640px;font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1c1b1f">
<h1 style="margin:0 0 20px;padding-left:12px;border-left:6px solid {{ template "plimsoll.colour" . }};font-size:20px;line-height:1.3">{{ template "plimsoll.summary" . }}</h1>
{{ $many := gt (len .Alerts) 1 -}}
{{ range .Alerts.Firing }}<div style="margin:0 0 24px">
{{ if $many }}<p style="margin:0 0 4px"><strong>{{ template "plimsoll.alert" . }}</strong></p>
{{ end }}{{ with .Annotations.description }}<p style="margin:0 0 8px">{{ . }}</p>
{{ end }}<p style="margin:0 0 8px">{{ template "plimsoll.when" . }}</p>
<p style="margin:0 0 8px">
{{ with .Annotations.runbook_url }}<a href="{{ . }}" style="color:#0b57d0;margin-right:16px">Runbook</a>
{{ end }}{{ with .Annotations.dashboard_url }}<a href="{{ . }}" style="color:#0b57d0;margin-right:16px">Dashboard</a>
{{ end }}{{ with .Annotations.logs_url }}<a href="{{ . }}" style="color:#0b57d0;margin-right:16px">Logs</a>
{{ end }}{{ with .Annotations.traces_url }}<a href="{{ . }}" style="color:#0b57d0">Traces</a>
{{ end }}</p>
<p style="margin:0;color:#5f5e62;font-size:13px">{{ range $index, $pair := .Labels.SortedPairs }}{{ if $index }}, {{ end }}{{ .Name }}={{ .Value }}{{ end }}</p>
</div>
{{ end }}{{ range .Alerts.Resolved }}<div style="margin:0 0 24px">
{{ if $many }}<p style="margin:0 0 4px"><strong>Resolved: {{ template "plimsoll.alert" . }}</strong></p>
{{ end }}<p style="margin:0">{{ template "plimsoll.when" . }}</p>
</div>
{{ end }}<p style="margin:0;color:#5f5e62;font-size:13px">Sent by Alertmanager. Texts and links come from Plimsoll’s configuration.</p>
</div>
</body>
</html>
{{- end }}
`

/** Texts of Alertmanager's notifications, as a file of Go templates. */
export const TEMPLATE_FILE = `${HEADER}\n${COMMON}${TEXT}${SLACK}${HTML}`
