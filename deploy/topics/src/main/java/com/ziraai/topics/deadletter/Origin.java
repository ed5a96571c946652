package com.ziraai.topics.deadletter;

/** Where a record stands or stood. */
record Origin(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
