package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Fires.Outcome;
import dev.campusg.benchmarks.Result.Bar;
import java.util.List;

/** How one fared, and how much better we did. */
final class TimerFigures {

    private TimerFigures() {}

    /** With what we want of ourselves. */
    static List<Result> ours(Outcome our) {
        return figures(
                "CampusG", our, new Bar.AtMost(3), new Bar.AtMost(12), new Bar.AtLeast(25_000), new Bar.AtMost(0));
    }

    static List<Result> peer(String name, Outcome peer) {
        return figures(name, peer, null, null, null, null);
    }

    private static List<Result> figures(String name, Outcome outcome, Bar median, Bar slow, Bar drain, Bar account) {
        var lags = outcome.lags();
        return List.of(
                Result.told(name + ": pending", outcome.pending(), ""),
                Result.told(name + ": statements a minute at rest", outcome.statementsAMinute(), ""),
                Result.barred(name + ": fire lag at 1,000/s, p50", lags.percentile(0.5), "ms", median),
                Result.barred(name + ": fire lag at 1,000/s, p99", lags.percentile(0.99), "ms", slow),
                Result.told(name + ": fire lag at 1,000/s, longest", lags.percentile(1), "ms"),
                Result.told(name + ": fired of 1,000 due a second", outcome.perSecond(), "/s"),
                Result.told(name + ": not fired half a minute later", outcome.wanted() - outcome.fired(), ""),
                Result.barred(name + ": due timers drained", outcome.drained(), "/s", drain),
                Result.barred(name + ": lost", outcome.account().lost(), "", account),
                Result.barred(name + ": fired twice", outcome.account().doubled(), "", account));
    }

    static List<Result> beside(Outcome our, String name, Outcome peer) {
        return List.of(
                lag("p50", 0.5, our, name, peer),
                lag("p99", 0.99, our, name, peer),
                Result.barred("drained by us, times " + name, our.drained() / peer.drained(), "", new Bar.AtLeast(1)));
    }

    private static Result lag(String which, double share, Outcome our, String name, Outcome peer) {
        return Result.barred(
                "fire lag %s of %s, times ours".formatted(which, name),
                peer.lags().percentile(share) / our.lags().percentile(share),
                "",
                new Bar.AtLeast(10));
    }
}
