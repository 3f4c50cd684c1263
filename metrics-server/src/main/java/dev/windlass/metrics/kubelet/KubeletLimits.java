package dev.windlass.metrics.kubelet;

import java.time.Duration;

/**
 * What one kubelet may take of us.
 *
 * @param timeout for the whole of one request, from dialling to the last byte
 * @param idle how long a connection is kept unused: beyond two scrapes, since a handshake costs more than a scrape
 * @param answerBytes largest answer accepted, after decompression; none takes more than a 32nd part of the heap
 */
public record KubeletLimits(Duration timeout, Duration idle, int answerBytes) {
    public KubeletLimits {
        if (!timeout.isPositive() || idle.isNegative() || answerBytes < 1) {
            throw new IllegalArgumentException("a kubelet needs time and room to answer: " + timeout + ", idle " + idle
                    + ", " + answerBytes + " bytes");
        }
    }

    /** With connections that outlive two periods. */
    public static KubeletLimits of(Duration timeout, Duration resolution, int answerBytes) {
        return new KubeletLimits(timeout, resolution.multipliedBy(2).plusSeconds(1), answerBytes);
    }
}
