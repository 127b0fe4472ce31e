package io.serai.journal.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What is packed is the same when it is unpacked, whatever it is. */
class LzTest {
    private static final byte[] NOTHING = {};
    private final Lz lz = new Lz(Words.first());

    private byte[] pack(byte[] known, byte[] plain) {
        Lz.Bytes packed = new Lz.Bytes(16);
        lz.pack(known, plain, packed);
        byte[] bytes = packed.toArray();
        assertThat(lz.unpack(known, bytes, 0)).isEqualTo(plain);
        return bytes;
    }

    @Test
    void anythingComesBack() {
        Random random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            byte[] known = text(random, random.nextInt(600), 1 + random.nextInt(40));
            byte[] plain = text(random, random.nextInt(3000), 1 + random.nextInt(200));
            pack(known, plain);
            pack(NOTHING, plain);
        }
    }

    @Test
    void alsoWhatIsLong() {
        Random random = new Random(7);
        pack(text(random, 16_000, 30), text(random, 300_000, 60));
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        assertThat(pack(NOTHING, noise)).hasSizeLessThan(noise.length + noise.length / 200);
        assertThat(pack(NOTHING, new byte[1_000_000])).hasSizeLessThan(5_000);
    }

    @Test
    void whatIsKnownIsNotPackedAgain() {
        byte[] known = new byte[2000];
        new Random(1).nextBytes(known);
        assertThat(pack(known, known)).hasSizeLessThan(20);
    }

    /** Everything that was ever written points into them: add a second text, never change the first. */
    @Test
    void theFirstWordsNeverChange() {
        CRC32 sum = new CRC32();
        sum.update(Words.first());
        assertThat(Words.first()).hasSize(3301);
        assertThat(sum.getValue()).isEqualTo(1_839_273_012L);
    }

    /** Pieces of a few words, so that much repeats. */
    private static byte[] text(Random random, int length, int words) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(length);
        while (text.size() < length) {
            text.writeBytes(("w" + random.nextInt(words) + "-").getBytes(StandardCharsets.US_ASCII));
        }
        return text.toByteArray();
    }
}
