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

# pip_venv FOLDER: a virtual environment with exactly the packages of its requirements.txt, unless that is done already.
pip_venv() {
  if [ "$1/.venv/done" -nt "$1/requirements.txt" ]; then return; fi
  say "pip install in $1"
  python3 -c 'import ensurepip' 2>/dev/null || want '/usr/lib/python3*/ensurepip' python3-venv "Python's venv"
  python3 -m venv "$1/.venv"
  "$1/.venv/bin/pip" install -q --disable-pip-version-check -r "$1/requirements.txt" </dev/null
  touch "$1/.venv/done"
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

# Python's tools of these scripts, at the versions that .ci/tools/requirements.txt says, in .venv.
python_tools() {
  local wanted=.ci/tools/requirements.txt
  if [ .venv/installed -nt "$wanted" ]; then return; fi
  python3 -c 'import ensurepip' 2>/dev/null || want '/usr/lib/python3*/ensurepip' python3-venv "Python's venv" || return 1
  python3 -m venv .venv && .venv/bin/pip install -q --disable-pip-version-check -r "$wanted" && touch .venv/installed
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# A freshly seeded server of its own, with a provider through which one can sign in; gone at the end. Sets WENOVATE_PUBLIC_URL.
serve_demo() {
  build_program
  npm_ci tests/identity-provider
  room=$(mktemp -d)
  server=
  provider=
  trap stop_demo EXIT
  local port provider_port program
  port=$(free_port)
  provider_port=$(free_port)
  export WENOVATE_BIND=127.0.0.1:$port
  export WENOVATE_PUBLIC_URL=http://localhost:$port
  export WENOVATE_DATABASE_URL=sqlite://$room/wenovate.db
  export WENOVATE_STORAGE_DIR=$room/files
  export WENOVATE_DEMO=true
  export WENOVATE_SIGN_IN_PROVIDERS="[{key=\"certified\",kind=\"openid\",name_el=\"Δοκιμαστικός πάροχος\",name_en=\"Test provider\",\
issuer=\"http://localhost:$provider_port\",client_id=\"wenovate\",client_secret=\"a secret between the two of them\"}]"
  # It ends with its input, which this shell holds.
  coproc provider_process { exec node tests/identity-provider/server.mjs "$WENOVATE_PUBLIC_URL" "$provider_port" 2>/dev/null; }
  provider=$provider_process_PID
  # One address asks for all of it.
  export WENOVATE_REQUESTS_PER_MINUTE=0 WENOVATE_SEARCHES_PER_MINUTE=0 WENOVATE_MAILS_PER_HOUR=0
  program=$(realpath "$target/debug/wenovate")
  say "seeding a server"
  "$program" migrate </dev/null >"$room/migrate.log" 2>&1 || { cat "$room/migrate.log"; fail "migration failed"; }
  "$program" seed demo </dev/null >"$room/seed.log" 2>&1 || { tail -50 "$room/seed.log"; fail "seeding failed"; }
  "$program" serve </dev/null >"$room/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 150); do
    if curl -fs "$WENOVATE_PUBLIC_URL/health/ready" >/dev/null 2>&1; then return; fi
    kill -0 "$server" 2>/dev/null || { cat "$room/serve.log"; fail "the server did not start"; }
    sleep 0.2
  done
}
stop_demo() {
  if [ -n "$provider" ]; then kill "$provider" 2>/dev/null || true; fi
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  rm -rf "$room"
}
server_words() {
  echo "the server's last words:"; grep -E 'ERROR|WARN|"level":"(ERROR|WARN)"' "$room/serve.log" | tail -30 || true
}
