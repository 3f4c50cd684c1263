package dev.windlass.kube.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * How a watch is doing, as of now.
 *
 * @param synced whether a whole list has been read since the start
 * @param lastContact when the server was last heard of; the start of the watch before that
 * @param failures failures since the last success
 * @param lastError of the latest failure, empty while all is well
 * @param lists whole lists read
 * @param failedLists lists that were refused or broke off
 * @param watches watches the server opened
 * @param failedWatches watches that were refused or broke off
 * @param events watch events read, bookmarks not counted
 * @param rejected objects that could not be projected and were left out
 */
public record WatchState(
        boolean synced,
        Instant lastContact,
        int failures,
        String lastError,
        long lists,
        long failedLists,
        long watches,
        long failedWatches,
        long events,
        long rejected) {

    static WatchState starting(Instant now) {
        return new WatchState(false, now, 0, "", 0, 0, 0, 0, 0, 0);
    }

    /** Whether what is known may be out of date: failing, and nothing heard for longer than the limit. */
    public boolean stale(Instant now, Duration limit) {
        return !synced || failures > 0 && lastContact.plus(limit).isBefore(now);
    }

    WatchState contact(Instant now) {
        return new WatchState(synced, now, 0, "", lists, failedLists, watches, failedWatches, events, rejected);
    }

    WatchState listed(Instant now) {
        return new WatchState(true, now, 0, "", lists + 1, failedLists, watches, failedWatches, events, rejected);
    }

    WatchState watching(Instant now) {
        return new WatchState(synced, now, 0, "", lists, failedLists, watches + 1, failedWatches, events, rejected);
    }

    WatchState event(Instant now) {
        return new WatchState(synced, now, 0, "", lists, failedLists, watches, failedWatches, events + 1, rejected);
    }

    WatchState failedList(String error) {
        return new WatchState(
                synced,
                lastContact,
                failures + 1,
                error,
                lists,
                failedLists + 1,
                watches,
                failedWatches,
                events,
                rejected);
    }

    WatchState failedWatch(String error) {
        return new WatchState(
                synced,
                lastContact,
                failures + 1,
                error,
                lists,
                failedLists,
                watches,
                failedWatches + 1,
                events,
                rejected);
    }

    WatchState rejectedOne() {
        return new WatchState(
                synced,
                lastContact,
                failures,
                lastError,
                lists,
                failedLists,
                watches,
                failedWatches,
                events,
                rejected + 1);
    }
}
