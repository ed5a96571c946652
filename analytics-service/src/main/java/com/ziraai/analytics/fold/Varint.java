package com.ziraai.analytics.fold;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Numbers of 0 and above by seven bits a byte, lowest first: most of what we count is small. */
final class Varint {

    private static final int LONGEST = 5;

    private Varint() {}

    static void write(int value, DataOutputStream out) throws IOException {
        int rest = value;
        while (rest >= 0x80) {
            out.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    /** The numbers one after the other; a stream takes them at once faster than byte by byte. */
    static byte[] all(int[] values) {
        byte[] bytes = new byte[values.length * LONGEST];
        int length = 0;
        for (int value : values) {
            int rest = value;
            while (rest >= 0x80) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }
        return Arrays.copyOf(bytes, length);
    }

    static int read(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }
}
