package io.linebeat.bench.world;

import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Said;

/// One fact of the seeded world, as a row: what each system stores of it.
///
/// @param number its number in the world; a repeat and a conflict have that of the fact they repeat
/// @param worker from 0 on; [World#worker(int)] is its name
/// @param station from 0 on; [World#station(int)] is its name, and its camera's number
/// @param at microseconds since the epoch
/// @param count units finished, 0 with a state
/// @param confidence in millionths, -1 when missing
/// @param idHigh the upper half of the event id's UUID; [World#eventId(Fact)] is its text
public record Fact(
        long number, int worker, int station, Kind kind, long at, int count, int confidence, long idHigh, long idLow) {

    /// Whether it is a production: of one identity a fact is either a state or a production.
    public boolean production() {
        return kind == Kind.PRODUCTION;
    }

    /// The same fact in the oracle's words.
    public Said said(World world) {
        return new Said(
                "",
                "default",
                World.worker(worker),
                World.station(station),
                kind,
                at,
                count,
                confidence,
                world.eventId(this),
                World.camera(station),
                "",
                World.MODEL_VERSION);
    }
}
