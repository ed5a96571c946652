-- Where each partition of the outcomes ended when this database first met it. Until the fold has
-- come there, what it counts may be less than what snapshots said before, and is not shown.
CREATE TABLE backlog (
    topic     text    NOT NULL,
    partition int     NOT NULL,
    goal      bigint  NOT NULL,
    reached   boolean NOT NULL,
    PRIMARY KEY (topic, partition)
);
