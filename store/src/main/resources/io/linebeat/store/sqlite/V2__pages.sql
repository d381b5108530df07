-- Facts on pages: what V1 kept as a row for each fact, run and tally. Numbers are packed (io.linebeat.store.pack): columns of
-- whole numbers, each in as many bits as its values need, under a CRC. The rows of V1 are taken over when the store opens.

-- A page: all facts of one cell of time. Cells of a level are counted from the epoch; level 4 is the quarter hour, each
-- level lasts four times the one below. A page that changes is a new row.
CREATE TABLE page (
  no         INTEGER PRIMARY KEY AUTOINCREMENT,
  level      INTEGER NOT NULL,
  cell       INTEGER NOT NULL,
  facts      INTEGER NOT NULL,
  of_senders INTEGER NOT NULL, -- those that the demo factory did not make
  first_at   INTEGER NOT NULL,
  last_at    INTEGER NOT NULL,
  packed     BLOB    NOT NULL, -- what the facts say
  sources    BLOB    NOT NULL  -- where they came from: last in the row, so that no figure reads it
) STRICT;

-- What a page's facts come to with what its lanes carry into it: a function of the facts, which `rebuild` restores.
CREATE TABLE figures (
  page    INTEGER PRIMARY KEY,
  sums    BLOB NOT NULL,
  carries BLOB NOT NULL
) STRICT;

-- The sums of all pages within a cell, where there are several and none has changed since. The id is level << 48 | cell.
CREATE TABLE cell_sums (
  id   INTEGER PRIMARY KEY,
  sums BLOB NOT NULL
) STRICT;

-- What was committed, in its order, until the last page that it touched is kept with it. At the start it is entered again;
-- what is on a page already is then a repeat, and changes nothing.
CREATE TABLE log (
  no      INTEGER PRIMARY KEY,
  facts   INTEGER NOT NULL,
  packed  BLOB    NOT NULL,
  sources BLOB    NOT NULL
) STRICT;

-- When the facts from a place in the order of arrival on came in, up to the next row.
CREATE TABLE arrival (
  seq   INTEGER PRIMARY KEY,
  facts INTEGER NOT NULL,
  at    INTEGER NOT NULL
) STRICT;

ALTER TABLE census ADD COLUMN edition INTEGER NOT NULL DEFAULT 0; -- how often pages have changed
ALTER TABLE census ADD COLUMN rebuilt INTEGER NOT NULL DEFAULT 0; -- how often figures were computed anew
ALTER TABLE census DROP COLUMN facts;
ALTER TABLE census DROP COLUMN of_senders;

DROP TABLE run;
DROP TABLE worker_tally;
DROP TABLE station_tally;
