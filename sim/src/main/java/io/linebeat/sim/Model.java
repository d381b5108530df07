package io.linebeat.sim;

/// A version of the model that looks through a camera, and how it errs.
///
/// @param blindTo seconds; most idle spells shorter than this it takes for working
/// @param missed of a thousand finished units, those that it does not see
/// @param doubled of a thousand finished units, those that it sees twice
/// @param latest seconds; by up to so much it dates what it sees too late
/// @param sureFrom its usual confidence in thousandths, from here
/// @param sureTo up to here
/// @param unsure its confidence in thousandths, from here to 150 more, where it is wrong
public record Model(
        String version, int blindTo, int missed, int doubled, int latest, int sureFrom, int sureTo, int unsure) {
    /// What every version is called.
    public static final String ID = "pose-activity";

    /// At once, but short idling looks like working to it, and a share of the units escapes it.
    static final Model HASTY = new Model("2.3.1", 150, 60, 0, 0, 600, 950, 500);

    /// Sees everything, some seconds late, and a few units twice; always sure of itself.
    static final Model LATE = new Model("2.4.0", 0, 0, 25, 9, 880, 996, 800);

    /// So much worse, in thousandths: 1,000 changes nothing, with 2,000 it errs twice as much.
    Model worse(int thousandths) {
        return new Model(
                version,
                blindTo * thousandths / 1_000,
                missed * thousandths / 1_000,
                doubled * thousandths / 1_000,
                latest * thousandths / 1_000,
                sureFrom,
                sureTo,
                unsure);
    }
}
