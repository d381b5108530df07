-- Times are microseconds since the epoch (UTC). A cell is a quarter hour counted from the epoch (at / 900,000,000).
-- Texts that come back in many rows (workers, stations, streams, cameras, models) stand once, under a number that is never
-- given again.
-- 0 stands for "none" where a camera or a model is missing, and for the live stream; -1 for a missing confidence.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (
  no   INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (site, id)
) STRICT;

CREATE TABLE station (
  no   INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  UNIQUE (site, id)
) STRICT;

CREATE TABLE stream (
  no      INTEGER PRIMARY KEY AUTOINCREMENT,
  model   TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (model, version)
) STRICT;

CREATE TABLE camera (
  no   INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  UNIQUE (site, id)
) STRICT;

CREATE TABLE model (
  no      INTEGER PRIMARY KEY AUTOINCREMENT,
  id      TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT;

-- The facts in force. The key is the identity, so it is also what recognises a repeat. Time comes first: facts that arrive in
-- order are appended, and a worker's neighbours of a late one are a few short searches away.
CREATE TABLE fact (
  cell        INTEGER NOT NULL,
  stream      INTEGER NOT NULL,
  worker      INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  identity    TEXT    NOT NULL,
  kind        INTEGER NOT NULL, -- 0 absent, 1 idle, 2 working, 3 production
  station     INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  confidence  INTEGER NOT NULL, -- millionths
  camera      INTEGER NOT NULL,
  model       INTEGER NOT NULL,
  demo        INTEGER NOT NULL, -- 1: made by the demo factory
  seq         INTEGER NOT NULL, -- the order of arrival; no figure depends on it
  received_at INTEGER NOT NULL,
  PRIMARY KEY (cell, stream, worker, at, identity)
) STRICT, WITHOUT ROWID;

-- The lesser contents of conflicts.
CREATE TABLE fact_aside (
  cell        INTEGER NOT NULL,
  stream      INTEGER NOT NULL,
  worker      INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  identity    TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  station     INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  confidence  INTEGER NOT NULL,
  camera      INTEGER NOT NULL,
  model       INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (cell, stream, worker, at, identity, kind, station, count, confidence, camera, model)
) STRICT, WITHOUT ROWID;

-- Who was in which state where, cut at the bounds of the cells.
CREATE TABLE run (
  cell       INTEGER NOT NULL,
  stream     INTEGER NOT NULL,
  worker     INTEGER NOT NULL,
  from_at    INTEGER NOT NULL,
  to_at      INTEGER NOT NULL,
  state      INTEGER NOT NULL,
  station    INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY (cell, stream, worker, from_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_at_station ON run (cell, stream, station, state, from_at, to_at, confidence);

-- Sums per cell (level 0) and per coarser cell (levels 1 to 3, sixteen of the level below in each).
CREATE TABLE worker_tally (
  level   INTEGER NOT NULL,
  cell    INTEGER NOT NULL,
  stream  INTEGER NOT NULL,
  worker  INTEGER NOT NULL,
  working INTEGER NOT NULL,
  idle    INTEGER NOT NULL,
  absent  INTEGER NOT NULL,
  units   INTEGER NOT NULL,
  events  INTEGER NOT NULL,
  PRIMARY KEY (level, cell, stream, worker)
) STRICT, WITHOUT ROWID;

CREATE TABLE station_tally (
  level    INTEGER NOT NULL,
  cell     INTEGER NOT NULL,
  stream   INTEGER NOT NULL,
  station  INTEGER NOT NULL,
  occupied INTEGER NOT NULL,
  working  INTEGER NOT NULL,
  person   INTEGER NOT NULL,
  units    INTEGER NOT NULL,
  events   INTEGER NOT NULL,
  PRIMARY KEY (level, cell, stream, station)
) STRICT, WITHOUT ROWID;

-- The earliest live fact of each site: where a window without a beginning begins.
CREATE TABLE site_start (
  site TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE refusal (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  detail TEXT    NOT NULL,
  raw    TEXT    NOT NULL
) STRICT;

CREATE TABLE census (
  only           INTEGER PRIMARY KEY CHECK (only = 1),
  facts          INTEGER NOT NULL,
  of_senders     INTEGER NOT NULL,
  aside          INTEGER NOT NULL,
  refused_ever   INTEGER NOT NULL,
  last_seq       INTEGER NOT NULL,
  roster_version INTEGER NOT NULL -- how often what is registered has changed
) STRICT;

INSERT INTO census VALUES (1, 0, 0, 0, 0, 0, 0);
