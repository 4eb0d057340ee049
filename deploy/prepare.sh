#!/bin/sh
# Runs before everything else at each `docker compose up`, and does what is not done yet: makes the passwords, one file for each
# who reads it, and hands the volumes to the users that write them. What is there is left as it is.
set -eu
umask 077
chmod 755 /secrets/kazva /secrets/postgres

postgres=999 # the users in the images
kazva=1654
proxy=65532

# A password of 32 random bytes in hexadecimal, which needs no quoting anywhere. Only its reader's group may read it.
secret() { # file group
    [ -s "$1" ] || od -An -vtx1 -N32 /dev/urandom | tr -d ' \n' >"$1"
    grant "$1" "$2"
}

grant() { # file group
    chmod 440 "$1"
    chown "0:$2" "$1"
}

secret /secrets/kazva/Kazva__PostgresPassword $kazva
secret /secrets/postgres/superuser $postgres
[ -s /secrets/postgres/kazva ] || cat /secrets/kazva/Kazva__PostgresPassword >/secrets/postgres/kazva
grant /secrets/postgres/kazva $postgres
# Last of all, for afterwards this script, which is root without a root's powers, may not write there.
chown $postgres:$postgres /archive
chown $proxy:$proxy /proxy
