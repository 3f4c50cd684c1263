package dev.windlass.console.screen;

/** The answer to a {@link Question}: everything the page shows, of bounded size. Field names are what the page's scripts read. */
public sealed interface Screen
        permits OverviewScreen,
                WorkloadsScreen,
                WorkloadScreen,
                NodesScreen,
                PodsScreen,
                PendingScreen,
                GroupsScreen,
                DecisionsScreen {}
