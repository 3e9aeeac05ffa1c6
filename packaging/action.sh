#!/usr/bin/env bash
# The check of the GitHub Action: one run that writes annotations, the table in the summary of the
# job and, if it was asked for, a report for code scanning. See action.yml.
set -euo pipefail

arguments=(check --output github --output "markdown=$GITHUB_STEP_SUMMARY")
if [[ -n $HELDER_SINCE ]]; then
  arguments+=("--since=$HELDER_SINCE")
fi
if [[ -n $HELDER_SARIF ]]; then
  arguments+=(--output "sarif=$HELDER_SARIF")
fi
while IFS= read -r option; do
  if [[ -n $option ]]; then
    arguments+=("$option")
  fi
done <<<"$HELDER_OPTIONS"
arguments+=(--)
while IFS= read -r path; do
  if [[ -n $path ]]; then
    arguments+=("$path")
  fi
done <<<"$HELDER_PATHS"

code=0
"$HELDER" "${arguments[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
