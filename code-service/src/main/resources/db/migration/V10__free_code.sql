-- Codes generated for nobody in particular: their sponsor may give them to recipients later, by name.
ALTER TABLE code ADD COLUMN free boolean NOT NULL DEFAULT false;
CREATE INDEX code_free ON code (code) WHERE free;
