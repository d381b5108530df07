package io.linebeat.oracle;

/// Facts of worker Ada at site "plant", live, without confidence or event id; the other methods change one thing each.
final class Facts {

    private Facts() {}

    static Said working(String station, long at) {
        return said(Kind.WORKING, station, at, 0);
    }

    static Said idle(String station, long at) {
        return said(Kind.IDLE, station, at, 0);
    }

    static Said absent(String station, long at) {
        return said(Kind.ABSENT, station, at, 0);
    }

    static Said produced(String station, long at, long count) {
        return said(Kind.PRODUCTION, station, at, count);
    }

    static Said said(Kind kind, String station, long at, long count) {
        return new Said("", "plant", "Ada", station, kind, at, count, -1, "", "", "", "");
    }

    static Said by(String worker, Said s) {
        return new Said(
                s.stream(),
                s.site(),
                worker,
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                s.confidence(),
                s.eventId(),
                s.camera(),
                s.model(),
                s.version());
    }

    static Said atSite(String site, Said s) {
        return new Said(
                s.stream(),
                site,
                s.worker(),
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                s.confidence(),
                s.eventId(),
                s.camera(),
                s.model(),
                s.version());
    }

    static Said inStream(String stream, Said s) {
        return new Said(
                stream,
                s.site(),
                s.worker(),
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                s.confidence(),
                s.eventId(),
                s.camera(),
                s.model(),
                s.version());
    }

    static Said sure(int millionths, Said s) {
        return new Said(
                s.stream(),
                s.site(),
                s.worker(),
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                millionths,
                s.eventId(),
                s.camera(),
                s.model(),
                s.version());
    }

    static Said named(String eventId, Said s) {
        return new Said(
                s.stream(),
                s.site(),
                s.worker(),
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                s.confidence(),
                eventId,
                s.camera(),
                s.model(),
                s.version());
    }

    static Said seenBy(String camera, String model, String version, Said s) {
        return new Said(
                s.stream(),
                s.site(),
                s.worker(),
                s.station(),
                s.kind(),
                s.at(),
                s.count(),
                s.confidence(),
                s.eventId(),
                camera,
                model,
                version);
    }
}
