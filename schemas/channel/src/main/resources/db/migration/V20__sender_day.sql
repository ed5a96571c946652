-- Messages handed over on a day of UTC, of senders with a daily capacity only.
CREATE TABLE sender_day (
    sender text   NOT NULL,
    day    date   NOT NULL,
    used   bigint NOT NULL,
    PRIMARY KEY (sender, day)
);
-- The day the attempt was counted on, for as long as it counts.
ALTER TABLE intent ADD COLUMN counted_on date;
