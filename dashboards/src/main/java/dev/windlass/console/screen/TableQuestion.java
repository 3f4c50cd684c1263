package dev.windlass.console.screen;

import java.util.Locale;
import java.util.Objects;

/**
 * Which rows of a table are wanted.
 *
 * @param search words that all must occur in a row, in any case; empty for every row
 * @param sort column to sort by, empty for the table's own order
 * @param page counted from 1; a page after the last gives the last
 */
public record TableQuestion(String search, String sort, Order order, int page, int pageSize) {
    /** Rows on a page unless asked otherwise. */
    public static final int DEFAULT_PAGE_SIZE = 50;

    /** A browser that asks for more gets an error: a table of thousands of rows is what paging is there to avoid. */
    public static final int MAX_PAGE_SIZE = 200;

    /** The first page in the table's own order. */
    public static final TableQuestion FIRST_PAGE = new TableQuestion("", "", Order.ASCENDING, 1, DEFAULT_PAGE_SIZE);

    public TableQuestion {
        search = search.strip().toLowerCase(Locale.ROOT);
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(order, "order");
        if (page < 1) {
            throw new BadQuestion("page must be 1 or more, was " + page);
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new BadQuestion("size must be 1 to " + MAX_PAGE_SIZE + ", was " + pageSize);
        }
    }

    /** Direction of the sort. */
    public enum Order {
        ASCENDING,
        DESCENDING;

        /** Reads {@code asc} or {@code desc}. */
        public static Order of(String text) {
            return switch (text) {
                case "asc" -> ASCENDING;
                case "desc" -> DESCENDING;
                default -> throw new BadQuestion("order must be asc or desc, was " + text);
            };
        }
    }

    boolean matches(String haystack) {
        if (search.isEmpty()) {
            return true;
        }
        String lower = haystack.toLowerCase(Locale.ROOT);
        for (String word : search.split(" +")) {
            if (!lower.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
