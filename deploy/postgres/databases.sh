#!/usr/bin/env bash
# Run once, by the first start of the server: a database for the registry and for each service, owned by a user of its own;
# nobody else may connect to it.
set -euo pipefail

create() {
  local name=$1 password=$2
  psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres --set name="$name" --set password="$password" <<'SQL'
CREATE USER :"name" PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

for name in registry campaign code dispatch channel_sms channel_whatsapp channel_email analytics; do
  variable=${name^^}_DATABASE_PASSWORD
  create "$name" "${!variable:?missing}"
done
