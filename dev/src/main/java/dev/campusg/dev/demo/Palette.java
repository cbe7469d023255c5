package dev.campusg.dev.demo;

/** Colours for people who look at a terminal; nothing for files and pipes. */
enum Palette {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    static Palette ofTerminal() {
        var console = System.console();
        boolean wanted = console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return wanted ? COLOURED : PLAIN;
    }

    String paint(Entry.Source source, String text) {
        return switch (source) {
            case MESSAGE -> paint("\u001b[2m", text);
            case EVENT -> paint("\u001b[36m", text);
            case STEP -> text;
            case OURSELVES -> paint("\u001b[1m", text);
        };
    }

    String title(String text) {
        return paint("\u001b[1m", text);
    }

    String verdict(boolean well, String text) {
        return paint(well ? "\u001b[32m" : "\u001b[31m", text);
    }

    private String paint(String code, String text) {
        return this == COLOURED ? code + text + RESET : text;
    }
}
