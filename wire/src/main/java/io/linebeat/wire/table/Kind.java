package io.linebeat.wire.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an observation's row says; spelled as events of the API spell it.
public enum Kind {
    WORKING("working"),
    IDLE("idle"),
    ABSENT("absent"),
    PRODUCTION("product_count");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Kind::code).toList();
    }

    static @Nullable Kind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElse(null);
    }
}
