package dev.campusg.eventstore.testkit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a check found, what it looked at, and what it could not look at. */
public final class Findings {

    private final List<Finding> wrong = new ArrayList<>();
    private final Map<String, Long> checked = new LinkedHashMap<>();
    private final Map<String, Long> unchecked = new LinkedHashMap<>();
    private final Set<String> unsettled = new LinkedHashSet<>();

    public void wrong(String rule, String service, String subject, String what, String look) {
        wrong.add(new Finding(rule, service, subject, what, look));
    }

    /** So many more of these were looked at. */
    public void checked(String what, long more) {
        checked.merge(what, more, Long::sum);
    }

    /** Something that nobody can tell any more, and why. */
    public void unchecked(String why) {
        unchecked.merge(why, 1L, Long::sum);
    }

    /** Something that is still under way, so that it is too early to tell. */
    public void unsettled(String what) {
        unsettled.add(what);
    }

    public List<Finding> wrong() {
        return Collections.unmodifiableList(wrong);
    }

    public Map<String, Long> checked() {
        return Collections.unmodifiableMap(checked);
    }

    public Map<String, Long> unchecked() {
        return Collections.unmodifiableMap(unchecked);
    }

    public Set<String> unsettled() {
        return Collections.unmodifiableSet(unsettled);
    }
}
