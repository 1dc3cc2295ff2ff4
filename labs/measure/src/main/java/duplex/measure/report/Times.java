package duplex.measure.report;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * Every time that was measured in one round, as HdrHistogram keeps them: in microseconds, to three digits.
 *
 * @param base64 the histogram, compressed, as in a line of HdrHistogram's own log format
 */
public record Times(String base64) {

    /** No time at all. */
    public static final Times NONE = of(new Histogram(3));

    /** @throws IllegalArgumentException when it is no histogram */
    public Times {
        decode(base64);
    }

    public static Times of(Histogram micros) {
        ByteBuffer buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        buffer.flip().limit(length);
        return new Times(
                new String(Base64.getEncoder().encode(buffer).array(), java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** A copy, to add up or to write. */
    public Histogram histogram() {
        return decode(base64);
    }

    public Percentiles percentiles() {
        return Percentiles.of(histogram());
    }

    private static Histogram decode(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            return Histogram.decodeFromCompressedByteBuffer(bytes, 1);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a compressed histogram: " + base64, e);
        }
    }
}
