package com.ziraai.proof.storm;

import java.time.Duration;
import java.util.List;

/** One thing done to the system. */
public sealed interface Disturbance {

    /** Name of the part it is done to. */
    String part();

    /** What it is counted under. */
    String kind();

    /** All parts it touches; no other disturbance may touch them meanwhile. */
    default List<String> parts() {
        return List.of(part());
    }

    /** SIGKILL, then a new start. */
    record Kill(String part) implements Disturbance {

        @Override
        public String kind() {
            return "killed";
        }
    }

    /** SIGSTOP, and SIGCONT after a while. */
    record Freeze(String part, Duration time) implements Disturbance {

        @Override
        public String kind() {
            return "frozen";
        }
    }

    /** PostgreSQL can write no file beyond a size for a while, which it takes for a full disk. */
    record FillDisk(String part, Duration time) implements Disturbance {

        @Override
        public String kind() {
            return "out of disk";
        }
    }

    /** It stands still most of the time for a while, as on a slow disk. */
    record SlowDown(String part, Duration time) implements Disturbance {

        @Override
        public String kind() {
            return "slowed down";
        }
    }

    /** An orderly stop and a new start. */
    record Restart(String part) implements Disturbance {

        @Override
        public String kind() {
            return "restarted";
        }
    }

    /** Halted at a moment, then started. */
    record HaltAt(String part, Moment moment) implements Disturbance {

        @Override
        public String kind() {
            return "halted " + moment;
        }
    }

    /** The other instance is restarted, and this one killed while the partitions move. */
    record KillMidRebalance(String part, String other, Duration after) implements Disturbance {

        @Override
        public String kind() {
            return "killed mid-rebalance";
        }

        @Override
        public List<String> parts() {
            return List.of(part, other);
        }
    }

    /**
     * Analytics begins to fold everything anew beside what it shows, and is not spared meanwhile.
     */
    record RebuildBeside(String part) implements Disturbance {

        @Override
        public String kind() {
            return "rebuilt beside what it shows";
        }
    }

    /** Analytics loses its database and what it has read, and starts from the topics. */
    record Rebuild(String part) implements Disturbance {

        @Override
        public String kind() {
            return "rebuilt from the topics";
        }

        @Override
        public List<String> parts() {
            return List.of(part, part + "-2");
        }
    }
}
