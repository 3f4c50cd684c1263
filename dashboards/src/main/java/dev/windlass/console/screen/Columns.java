package dev.windlass.console.screen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The columns a table can be sorted by, the first being its own order. Only the rows of the asked page are ever built: with
 * 150,000 pods a page costs one pass and a heap of the rows up to it, not a sort of everything.
 */
final class Columns<T> {
    private final Map<String, Comparator<T>> columns = new LinkedHashMap<>();
    private final Comparator<T> tieBreak;

    Columns(Comparator<T> tieBreak) {
        this.tieBreak = tieBreak;
    }

    Columns<T> column(String name, Comparator<T> ascending) {
        columns.put(name, ascending);
        return this;
    }

    <R> Table<R> page(Collection<T> all, TableQuestion question, Predicate<T> matches, Function<T, R> row) {
        String sort = question.sort().isEmpty() ? columns.keySet().iterator().next() : question.sort();
        Comparator<T> ascending = columns.get(sort);
        if (ascending == null) {
            throw new BadQuestion("cannot sort by " + sort + "; columns are " + String.join(", ", columns.keySet()));
        }
        boolean ascends = question.order() == TableQuestion.Order.ASCENDING;
        Comparator<T> order = (ascends ? ascending : ascending.reversed()).thenComparing(tieBreak);

        int size = question.pageSize();
        int matching = 0;
        for (T item : all) {
            matching += matches.test(item) ? 1 : 0;
        }
        int pages = Math.max(1, (matching + size - 1) / size);
        int page = Math.min(question.page(), pages);
        List<R> rows = first(all, matches, order, page * size).stream()
                .skip((page - 1L) * size)
                .map(row)
                .toList();
        return new Table<>(rows, page, pages, size, matching, all.size(), sort, ascends ? "asc" : "desc");
    }

    private static <T> List<T> first(Collection<T> all, Predicate<T> matches, Comparator<T> order, int count) {
        PriorityQueue<T> worstFirst = new PriorityQueue<>(Collections.reverseOrder(order));
        for (T item : all) {
            if (!matches.test(item)) {
                continue;
            }
            if (worstFirst.size() < count) {
                worstFirst.add(item);
            } else if (order.compare(item, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(item);
            }
        }
        List<T> first = new ArrayList<>(worstFirst);
        first.sort(order);
        return first;
    }
}
