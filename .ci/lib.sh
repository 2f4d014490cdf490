# Shared by the scripts beside it; sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=${CARGO_TARGET_DIR:-target}

say() { printf '\n== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Run a command as root when this account may do so without being asked for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 77; fi
}

# want PATH-PATTERN PACKAGE WHAT-FOR: the program is there, or Debian's package is installed, or we say what is missing.
want() {
  if compgen -G "$1" >/dev/null; then return; fi
  say "$3 is missing: installing Debian's package $2"
  if command -v apt-get >/dev/null; then
    apt_updated=${apt_updated:-no}
    if [ "$apt_updated" = no ]; then as_root apt-get update -qq </dev/null >/dev/null || true; apt_updated=yes; fi
    # A running cluster is not wanted, only the programs: the tests start one of their own.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" </dev/null >/dev/null || true
  fi
  compgen -G "$1" >/dev/null || fail "$3 is needed and could not be installed. On Debian: apt-get install $2"
}

# npm_ci FOLDER: install exactly the lock file's packages, without their scripts, unless that is done already.
npm_ci() {
  if [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ]; then return; fi
  say "npm ci in $1"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)
}

# The pages' build, unless it is newer than everything it is made from.
build_pages() {
  npm_ci frontend
  if [ -f frontend/dist/index.html ] && [ -z "$(find frontend openapi.yaml -newer frontend/dist/index.html -type f \
      -not -path '*/node_modules/*' -not -path 'frontend/dist/*' -not -path '*/test-results/*' -print -quit)" ]; then return; fi
  say "building the pages"
  npm --prefix frontend run build --silent </dev/null
}

# The program, with the same features as the tests', so that neither builds the other's dependencies again.
# Who watches sees how far it is: the first time takes minutes.
build_program() {
  local quiet=--quiet
  if [ -t 2 ]; then quiet=; fi
  say "building the program"
  cargo build --workspace --bins $quiet </dev/null
}
