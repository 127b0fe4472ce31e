package io.serai.journal.internal.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Packs bytes by pointing back to what came before, also to dictionaries that both sides know: the block format of LZ4
 * behind the length of the plain bytes. It costs a few microseconds where Deflate costs tens.
 */
final class Lz {
    /** How far back a reference can point. */
    static final int WINDOW = 65_535;

    private static final int SHORTEST = 4;
    private static final int BITS = 12;
    private static final int NIBBLE = 15;
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** What every pack may point to; never changed once something was packed with it. */
    private final byte[] words;
    /** The place after the last occurrence of four bytes in the words, by their hash. */
    private final int[] places = new int[1 << BITS];

    private final Queue<Desk> idle = new ConcurrentLinkedQueue<>();

    Lz(byte[] words) {
        this.words = words;
        for (int at = 0; at + SHORTEST <= words.length; at++) {
            places[hash(words, at)] = at + 1;
        }
    }

    private static int hash(byte[] bytes, int at) {
        return ((int) FOUR_BYTES.get(bytes, at) * -1640531535) >>> (32 - BITS);
    }

    /**
     * Packs.
     *
     * @param known also known to who unpacks
     * @param out where the packed bytes are added
     */
    void pack(byte[] known, byte[] plain, Bytes out) {
        int start = words.length + known.length;
        int end = start + plain.length;
        Desk desk = idle.poll();
        if (desk == null) {
            desk = new Desk(words);
        }
        desk.clear(end);
        System.arraycopy(known, 0, desk.all, words.length, known.length);
        System.arraycopy(plain, 0, desk.all, start, plain.length);
        out.number(plain.length);
        pack(desk, start, end, out);
        if (desk.all.length <= Desk.KEPT) {
            idle.offer(desk);
        }
    }

    private void pack(Desk desk, int start, int total, Bytes out) {
        byte[] all = desk.all;
        int[] seen = desk.seen;
        int before = desk.before;
        for (int at = words.length; at < start && at + SHORTEST <= total; at++) {
            seen[hash(all, at)] = before + at;
        }
        int literals = start;
        int at = start;
        while (at + SHORTEST <= total) {
            int hash = hash(all, at);
            int found = seen[hash] - before;
            seen[hash] = before + at;
            if (found <= 0) {
                found = places[hash] - 1;
            }
            if (found < 0 || at - found > WINDOW || (int) FOUR_BYTES.get(all, found) != (int) FOUR_BYTES.get(all, at)) {
                at += 1 + ((at - literals) >> 6); // what does not repeat is passed over faster and faster
                continue;
            }
            int end = at + SHORTEST;
            int same = found + SHORTEST;
            while (end < total && all[same] == all[end]) {
                same++;
                end++;
            }
            while (at > literals && found > 0 && all[at - 1] == all[found - 1]) {
                at--;
                found--;
            }
            sequence(all, literals, at, end - at - SHORTEST, out);
            out.add(at - found);
            out.add((at - found) >> 8);
            rest(end - at - SHORTEST, out);
            if (end + 2 <= total) {
                seen[hash(all, end - 2)] = before + end - 2;
            }
            literals = end;
            at = end;
        }
        if (literals < total) {
            sequence(all, literals, total, 0, out);
        }
    }

    private static void sequence(byte[] all, int from, int to, int more, Bytes out) {
        int length = to - from;
        out.add(Math.min(length, NIBBLE) << 4 | Math.min(more, NIBBLE));
        rest(length, out);
        out.add(all, from, length);
    }

    private static void rest(int length, Bytes out) {
        if (length >= NIBBLE) {
            int left = length - NIBBLE;
            while (left >= 255) {
                out.add(255);
                left -= 255;
            }
            out.add(left);
        }
    }

    /**
     * The plain bytes.
     *
     * @param known as when it was packed
     * @param from where the packed bytes begin
     */
    byte[] unpack(byte[] known, byte[] packed, int from) {
        Reader in = new Reader(packed, from);
        int length = in.number();
        int start = words.length + known.length;
        byte[] all = Arrays.copyOf(words, Math.addExact(start, length));
        System.arraycopy(known, 0, all, words.length, known.length);
        int at = start;
        while (at < all.length) {
            int token = in.next();
            int literals = in.length(token >> 4);
            in.copy(all, at, literals);
            at += literals;
            if (at < all.length) {
                int back = in.next() | in.next() << 8;
                int end = at + in.length(token & NIBBLE) + SHORTEST;
                for (int same = at - back; at < end; at++, same++) {
                    all[at] = all[same]; // byte by byte: it may repeat what it has just written
                }
            }
        }
        return Arrays.copyOfRange(all, start, all.length);
    }

    /** What packing needs beside its input; used again, because making it costs more than packing a small portion. */
    private static final class Desk {
        /** Larger ones are not kept. */
        static final int KEPT = 64 * 1024;

        /** Begins with the words. */
        byte[] all;
        /** Where four bytes were seen last, by their hash, counted from {@link #before}: what is less is of earlier uses. */
        final int[] seen = new int[1 << BITS];

        int before;

        Desk(byte[] words) {
            all = Arrays.copyOf(words, words.length + 4096);
        }

        void clear(int length) {
            before += all.length;
            if (before < 0 || before > Integer.MAX_VALUE - length) {
                Arrays.fill(seen, 0);
                before = 0;
            }
            if (length > all.length) {
                all = Arrays.copyOf(all, length);
            }
        }
    }

    /** Bytes that grow. */
    static final class Bytes {
        private byte[] bytes;
        private int size;

        Bytes(int expected) {
            bytes = new byte[expected];
        }

        void add(int value) {
            room(1);
            bytes[size++] = (byte) value;
        }

        void add(byte[] from, int offset, int length) {
            room(length);
            System.arraycopy(from, offset, bytes, size, length);
            size += length;
        }

        /** Seven bits a byte, the lowest first. */
        void number(int value) {
            int left = value;
            while (left > 127) {
                add(left | 128);
                left >>>= 7;
            }
            add(left);
        }

        private void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
            }
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int next() {
            return bytes[at++] & 255;
        }

        int number() {
            int value = 0;
            int shift = 0;
            int next;
            do {
                next = next();
                value |= (next & 127) << shift;
                shift += 7;
            } while (next > 127);
            return value;
        }

        int length(int nibble) {
            int length = nibble;
            if (nibble == NIBBLE) {
                int more;
                do {
                    more = next();
                    length += more;
                } while (more == 255);
            }
            return length;
        }

        void copy(byte[] to, int offset, int length) {
            System.arraycopy(bytes, at, to, offset, length);
            at += length;
        }
    }
}
