package dev.windlass.console.screen;

import java.util.List;

/**
 * One page of a table.
 *
 * @param matching rows that match the search
 * @param total rows there are
 * @param sort column the rows are sorted by
 */
public record Table<R>(
        List<R> rows, int page, int pages, int pageSize, int matching, int total, String sort, String order) {
    public Table {
        rows = List.copyOf(rows);
    }
}
