-- Whose database this is: at most one row, the epoch of the installation that may send. The epoch
-- itself is kept outside of the data, so that a copy of the data does not bring it along.
CREATE TABLE fence (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    epoch      text        NOT NULL,
    adopted_at timestamptz NOT NULL
);
