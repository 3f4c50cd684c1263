package dev.windlass.autoscaler.horizontal;

/** Why one metric has no proposal. Never leaves this room: the recommender turns it into data. */
final class MetricFault extends Exception {
    private static final long serialVersionUID = 1L;

    MetricFault(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The same fault with what was being attempted in front. */
    MetricFault within(String attempt) {
        return new MetricFault(attempt + getMessage());
    }
}
