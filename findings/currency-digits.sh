#!/usr/bin/env bash
# What Intl says of the decimals of a currency is not ISO 4217.
#
# `resolvedOptions().maximumFractionDigits` is the obvious way to ask how many decimals an amount of a contract has. ICU follows CLDR, whose
# digits are those that people use in daily life: the Iraqi dinar has none where the standard has three, the Hungarian forint and the
# Indonesian rupiah none where it has two. A credit rounded by it is off by up to half a forint, and an amount that a contract writes with
# decimals seems malformed. Of the codes of the standard 29 differ in Node 20.20 with its own ICU. Plimsoll takes the standard's table.
#
# Source: run below, ISO 4217 by currency-codes 2.2.0.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --save-exact currency-codes@2.2.0 >/dev/null
cat > run.mjs <<'JS'
import codes from 'currency-codes'
const byIntl = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
for (const code of ['HUF', 'IDR', 'IQD', 'JPY', 'BHD']) console.log(code, 'ISO', codes.code(code).digits, 'Intl', byIntl(code))
JS
expected='HUF ISO 2 Intl 0
IDR ISO 2 Intl 0
IQD ISO 3 Intl 0
JPY ISO 0 Intl 0
BHD ISO 3 Intl 3'
seen=$(node run.mjs)
echo "node $(node --version), ICU $(node -p process.versions.icu)"; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
