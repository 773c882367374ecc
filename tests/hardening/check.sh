#!/usr/bin/env bash
# Checks templates with cfn-lint and AWS Control Tower's rules: tests/hardening/check.sh [FOLDER]
# FOLDER holds templates (*.template.json, as in DIR/cloudformation of a local host, or *.verified.json); by default the snapshots of the tests.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$here/../Core.Tests/Templates}

command -v cfn-lint >/dev/null || { echo "cfn-lint is not installed: pip install cfn-lint" >&2; exit 2; }
command -v node >/dev/null || { echo "Node.js is not installed (20 or newer)" >&2; exit 2; }
[ -d "$here/node_modules/@cdklabs/cdk-validator-cfnguard" ] || (cd "$here" && npm ci --no-audit --no-fund --silent)
exec node "$here/check.mjs" "$folder"
