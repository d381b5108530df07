package io.linebeat.store.sqlite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Names of two texts that stand once in a table, under a number. Senders may think up any number of them, so memory
/// holds those of late use, and the table has the rest.
///
/// The writer alone looks for numbers and adds to them; readers look up what the numbers in their rows stand for.
final class Interned<T> {
    /// Names that are kept in memory, for each direction.
    static final int MAX_REMEMBERED = 10_000;

    private final Map<T, Integer> numbers = new Lately<>();
    private final Map<Integer, T> names = Collections.synchronizedMap(new Lately<>());
    private final String find;
    private final String insert;
    private final String read;
    private final Function<T, List<String>> texts;
    private final BiFunction<String, String, T> name;

    /// @param first and `second` name the columns of a name's texts
    Interned(
            String table,
            String first,
            String second,
            Function<T, List<String>> texts,
            BiFunction<String, String, T> name) {
        this.find = "SELECT no FROM " + table + " WHERE " + first + " = ? AND " + second + " = ?";
        this.insert = "INSERT INTO " + table + " (" + first + ", " + second + ") VALUES (?, ?) RETURNING no";
        this.read = "SELECT " + first + ", " + second + " FROM " + table + " WHERE no = ?";
        this.texts = texts;
        this.name = name;
    }

    private static final class Lately<K, V> extends LinkedHashMap<K, V> {
        Lately() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }

    /// The number of a name, after it was given one.
    int number(T wanted, Statements sql) {
        Integer known = numbers.get(wanted);
        if (known != null) {
            return known;
        }
        Object[] both = texts.apply(wanted).toArray();
        int stored = (int) sql.number(find, both);
        int number = stored > 0 ? stored : (int) sql.number(insert, both);
        numbers.put(wanted, number);
        names.put(number, wanted);
        return number;
    }

    /// What a number stands for, as the asker's own snapshot has it: numbers are never given twice.
    T name(int number, Statements sql) {
        @Nullable T known = names.get(number);
        if (known != null) {
            return known;
        }
        sql.query(read, row -> names.put(number, name.apply(row.getString(1), row.getString(2))), number);
        known = names.get(number);
        if (known == null) {
            throw new IllegalStateException("a row names number " + number + ", which nothing stands under");
        }
        return known;
    }

    /// After rows were taken away, by a rollback or on purpose.
    void forget() {
        numbers.clear();
        names.clear();
    }

    int remembered() {
        return names.size();
    }
}
