package dev.windlass.state.shard;

import java.nio.charset.StandardCharsets;

/**
 * One of several replicas that share the objects among them by the hash of their UID. Growing from n to n + 1 shards
 * moves only one object in n + 1.
 *
 * @param ordinal from 0
 */
public record Shard(int ordinal, int total) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long JUMP_MULTIPLIER = 2862933555777941757L;

    public Shard {
        if (total < 1) {
            throw new IllegalArgumentException("total-shards must be at least 1, got " + total);
        }
        if (ordinal < 0 || ordinal >= total) {
            throw new IllegalArgumentException(
                    "shard must be from 0 to total-shards - 1 (" + (total - 1) + "), got " + ordinal);
        }
    }

    /** The only one: every object is ours. */
    public static Shard whole() {
        return new Shard(0, 1);
    }

    public boolean owns(String uid) {
        return total == 1 || of(uid, total) == ordinal;
    }

    /** The shard an object belongs to: jump consistent hash (Lamping and Veach, 2014) over 64-bit FNV-1a of its UID. */
    public static int of(String uid, int total) {
        return jump(fnv1a(uid.getBytes(StandardCharsets.UTF_8)), Math.max(total, 1));
    }

    private static long fnv1a(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static int jump(long hash, int buckets) {
        long key = hash;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            key = key * JUMP_MULTIPLIER + 1;
            next = (long) ((bucket + 1) * (0x1p31 / ((key >>> 33) + 1)));
        }
        return (int) bucket;
    }
}
