package io.linebeat.wire.table;

import io.linebeat.core.fact.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What the columns of a delimited file mean. People write it in YAML; the shipped ones show how.
///
/// @param register whether workers and stations that are not known yet are to be registered, unless the user
/// says otherwise
public record Mapping(
        FileForm file,
        TimeForm time,
        SiteId site,
        Columns columns,
        Blanks blanks,
        Label stationName,
        Label stationType,
        Label workerName,
        boolean register) {
    /// The mappings that come with the product, by name.
    public static final List<String> SHIPPED = List.of("production-log-2012");

    /// A mapping read, or the sentence that says what is wrong with it.
    public sealed interface Read {
        record Good(Mapping mapping) implements Read {}

        record Bad(String reason) implements Read {}
    }

    /// Reads a mapping's YAML. Keys that no mapping has are refused.
    public static Read read(String yaml) {
        return MappingReader.read(yaml);
    }

    /// One of the mappings that come with the product.
    ///
    /// @param name one of [#SHIPPED]
    public static Read shipped(String name) {
        if (!SHIPPED.contains(name)) {
            return new Read.Bad("no mapping called " + CellText.shown(name) + " comes with Linebeat; these do: "
                    + String.join(", ", SHIPPED) + ".");
        }
        try (InputStream resource = Mapping.class.getResourceAsStream(name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("the mapping " + name + " is missing from the jar");
            }
            return read(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Every column that a file must have.
    public SequencedSet<String> columnNames() {
        SequencedSet<String> names = new LinkedHashSet<>(columns.names());
        names.addAll(stationName.columns());
        names.addAll(stationType.columns());
        names.addAll(workerName.columns());
        return names;
    }
}
