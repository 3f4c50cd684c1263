package dev.windlass.state.schedule;

/**
 * The values one field allows.
 *
 * @param bits bit n is set when the value n is allowed
 * @param unrestricted whether the field was a star: a starred day field leaves the choice of days to the other one
 */
record CronField(long bits, boolean unrestricted) {
    boolean allows(int value) {
        return (bits & (1L << value)) != 0;
    }

    CronField or(CronField other) {
        return new CronField(bits | other.bits, unrestricted || other.unrestricted);
    }
}
