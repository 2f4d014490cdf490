#!/bin/sh
# Outlives the test process: when our input ends, that process is gone, however it went. Then what it started is
# stopped by its recorded id, and its room is removed.
room=$1
trap '' INT TERM HUP
cat >/dev/null
for record in "$room"/*.pid; do
  [ -f "$record" ] || continue
  pid=$(cat "$record")
  kill -QUIT "$pid" 2>/dev/null || continue
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null
done
# Something that was just being started may still write there.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$room" 2>/dev/null && sleep 0.3 && [ ! -e "$room" ] && break
  sleep 0.5
done
