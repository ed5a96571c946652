-- A code a sponsor brings is the sponsor's own: another may have numbered its customers alike.
ALTER TABLE given_code DROP CONSTRAINT given_code_pkey;
ALTER TABLE given_code ADD PRIMARY KEY (sponsor_id, code);
