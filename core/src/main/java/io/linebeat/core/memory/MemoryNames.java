package io.linebeat.core.memory;

import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers in the order in which names are first spoken of.
public final class MemoryNames implements Names {
    private final Numbering<Stream> streams = new Numbering<>();
    private final Numbering<WorkerId> workers = new Numbering<>();
    private final Numbering<StationId> stations = new Numbering<>();
    private final Numbering<Origin> origins = new Numbering<>();

    public MemoryNames() {
        streams.number(Stream.LIVE);
        origins.number(Origin.UNKNOWN);
    }

    private static final class Numbering<T> {
        private final List<T> names = new ArrayList<>();
        private final Map<T, Integer> numbers = new HashMap<>();

        int number(T name) {
            return numbers.computeIfAbsent(name, _ -> {
                names.add(name);
                return names.size() - 1;
            });
        }

        T name(int number) {
            return names.get(number);
        }
    }

    @Override
    public long lane(Lane lane) {
        return (long) streams.number(lane.stream()) << Integer.SIZE | workers.number(lane.worker());
    }

    @Override
    public Lane lane(long number) {
        return new Lane(streams.name((int) (number >>> Integer.SIZE)), workers.name((int) number));
    }

    @Override
    public int station(StationId station) {
        return stations.number(station);
    }

    @Override
    public StationId station(int number) {
        return stations.name(number);
    }

    @Override
    public long origin(Origin origin) {
        return origins.number(origin);
    }

    @Override
    public Origin origin(long number) {
        return origins.name((int) number);
    }
}
