package com.ziraai.campaign.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Guards an XML parser, which holds a text, an attribute or a comment in memory however long it is:
 * more than a megabyte between two tags, and whatever is no tag, is refused.
 */
final class XmlText extends FilterInputStream {

    private static final int LONGEST = 1024 * 1024;

    private long sinceTag;
    private byte previous;

    XmlText(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            byte each = bytes[i];
            if (each == '<') {
                sinceTag = 0;
            } else if (++sinceTag > LONGEST || (each == '!' && previous == '<')) {
                throw new BrokenTableException("UNREADABLE_FILE");
            }
            previous = each;
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
