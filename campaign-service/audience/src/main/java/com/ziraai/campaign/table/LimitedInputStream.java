package com.ziraai.campaign.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than allowed. */
final class LimitedInputStream extends FilterInputStream {

    private final long most;
    private final String code;
    private long read;

    /**
     * @param code of the failure
     */
    LimitedInputStream(InputStream stream, long most, String code) {
        super(stream);
        this.most = most;
        this.code = code;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > most) {
            throw new BrokenTableException(code, most / (1024 * 1024));
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
