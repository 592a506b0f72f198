#!/bin/sh
# Starts the program $BEHIND_SERVERS at a low priority. Where Linux shares the processor between sessions, that of one
# process says nothing outside its own, so that of the session is lowered as well.
echo 10 2>/dev/null > /proc/self/autogroup
exec nice -n 10 "$BEHIND_SERVERS" "$@"
