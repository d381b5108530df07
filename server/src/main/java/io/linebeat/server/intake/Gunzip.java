package io.linebeat.server.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// What was packed with gzip (RFC 1952): one member or several, one behind the other.
///
/// The one of the JDK takes whatever follows a member and is none for the end, a connection that breaks there
/// included: the rest would be lost without a word. Here only the end is the end.
final class Gunzip extends InputStream {
    private static final int PACKED_BYTES = 8 * 1024;
    private static final int FIRST_OF_MAGIC = 0x1F;
    private static final int SECOND_OF_MAGIC = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;
    /// Time, flags of the packer, and its system.
    private static final int IGNORED_BYTES = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] packed = new byte[PACKED_BYTES];
    private int next;
    private int filled;
    private boolean isInMember;
    private boolean isFirst = true;

    Gunzip(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (isInMember || begin()) {
            int unpacked = inflate(into, offset, length);
            if (unpacked > 0) {
                check.update(into, offset, unpacked);
                return unpacked;
            }
            if (inflater.finished()) {
                end();
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int unpacked = inflater.inflate(into, offset, length);
            if (inflater.needsDictionary()) {
                throw new ZipException("it needs a dictionary");
            }
            if (unpacked == 0 && inflater.needsInput()) {
                next = filled;
                if (!isMore()) {
                    throw new EOFException("it breaks off");
                }
                inflater.setInput(packed, next, filled - next);
            }
            return unpacked;
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    /// Reads the head of a member.
    ///
    /// @return whether there is one
    private boolean begin() throws IOException {
        if (!isFirst && !isMore()) {
            return false;
        }
        if (oneByte() != FIRST_OF_MAGIC || oneByte() != SECOND_OF_MAGIC || oneByte() != DEFLATE) {
            throw new ZipException(isFirst ? "it does not begin as gzip does" : "something else follows the end");
        }
        int flags = oneByte();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("its head has flags that nobody knows");
        }
        skip(IGNORED_BYTES);
        if ((flags & EXTRA) != 0) {
            skip(oneByte() | oneByte() << Byte.SIZE);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(packed, next, filled - next);
        check.reset();
        isFirst = false;
        isInMember = true;
        return true;
    }

    /// Reads what stands behind a member: its check and its length.
    private void end() throws IOException {
        next = filled - inflater.getRemaining();
        if (fourBytes() != check.getValue() || fourBytes() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("it is damaged: its check does not fit");
        }
        isInMember = false;
    }

    private long fourBytes() throws IOException {
        long low = oneByte() | oneByte() << Byte.SIZE;
        long high = oneByte() | oneByte() << Byte.SIZE;
        return high << Short.SIZE | low;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            int _ = oneByte();
        }
    }

    private void skipText() throws IOException {
        while (oneByte() != 0) {}
    }

    private int oneByte() throws IOException {
        if (!isMore()) {
            throw new EOFException("it breaks off");
        }
        return Byte.toUnsignedInt(packed[next++]);
    }

    private boolean isMore() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, in.read(packed));
        }
        return next < filled;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
