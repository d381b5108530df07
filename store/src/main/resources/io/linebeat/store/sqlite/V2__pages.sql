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
  seal       INTEGER NOT NULL, -- a checksum of the columns from level to last_at
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
  at    INTEGER NOT NULL,
  seal  INTEGER NOT NULL DEFAULT 0
) STRICT;

ALTER TABLE census ADD COLUMN edition INTEGER NOT NULL DEFAULT 0; -- how often pages have changed
ALTER TABLE census ADD COLUMN rebuilt INTEGER NOT NULL DEFAULT 0; -- how often figures were computed anew
ALTER TABLE census DROP COLUMN facts;
ALTER TABLE census DROP COLUMN of_senders;

DROP TABLE run;
DROP TABLE worker_tally;
DROP TABLE station_tally;

-- What a row says, in a checksum: SQLite does not see when a bit of it is another. The function is the program's
-- (io.linebeat.store.sqlite.Seal); a row is sealed when it is written, and looked at when it is read first and by `verify`.
ALTER TABLE setting ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE worker ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE station ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE camera ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE model ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE site_start ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE refusal ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fact_aside ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE census ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

UPDATE setting SET seal = seal(name, value);
UPDATE worker SET seal = seal(no, site, id, name);
UPDATE station SET seal = seal(no, site, id, name, type);
UPDATE stream SET seal = seal(no, model, version);
UPDATE camera SET seal = seal(no, site, id);
UPDATE model SET seal = seal(no, id, version);
UPDATE site_start SET seal = seal(site, at);
UPDATE refusal SET seal = seal(id, at, reason, detail, raw);
UPDATE fact_aside SET seal = seal(cell, stream, worker, at, identity, kind, station, count, confidence, camera, model, received_at);
UPDATE census SET seal = seal(only, aside, refused_ever, last_seq, roster_version, edition, rebuilt);

CREATE TRIGGER setting_is_sealed AFTER INSERT ON setting BEGIN
  UPDATE setting SET seal = seal(NEW.name, NEW.value)
  WHERE name = NEW.name;
END;
CREATE TRIGGER setting_is_sealed_again AFTER UPDATE OF value ON setting BEGIN
  UPDATE setting SET seal = seal(NEW.name, NEW.value)
  WHERE name = NEW.name;
END;
CREATE TRIGGER worker_is_sealed AFTER INSERT ON worker BEGIN
  UPDATE worker SET seal = seal(NEW.no, NEW.site, NEW.id, NEW.name)
  WHERE no = NEW.no;
END;
CREATE TRIGGER station_is_sealed AFTER INSERT ON station BEGIN
  UPDATE station SET seal = seal(NEW.no, NEW.site, NEW.id, NEW.name, NEW.type)
  WHERE no = NEW.no;
END;
CREATE TRIGGER stream_is_sealed AFTER INSERT ON stream BEGIN
  UPDATE stream SET seal = seal(NEW.no, NEW.model, NEW.version)
  WHERE no = NEW.no;
END;
CREATE TRIGGER camera_is_sealed AFTER INSERT ON camera BEGIN
  UPDATE camera SET seal = seal(NEW.no, NEW.site, NEW.id)
  WHERE no = NEW.no;
END;
CREATE TRIGGER model_is_sealed AFTER INSERT ON model BEGIN
  UPDATE model SET seal = seal(NEW.no, NEW.id, NEW.version)
  WHERE no = NEW.no;
END;
CREATE TRIGGER site_start_is_sealed AFTER INSERT ON site_start BEGIN
  UPDATE site_start SET seal = seal(NEW.site, NEW.at)
  WHERE site = NEW.site;
END;
CREATE TRIGGER refusal_is_sealed AFTER INSERT ON refusal BEGIN
  UPDATE refusal SET seal = seal(NEW.id, NEW.at, NEW.reason, NEW.detail, NEW.raw)
  WHERE id = NEW.id;
END;
CREATE TRIGGER fact_aside_is_sealed AFTER INSERT ON fact_aside BEGIN
  UPDATE fact_aside SET seal = seal(NEW.cell, NEW.stream, NEW.worker, NEW.at, NEW.identity, NEW.kind, NEW.station, NEW.count, NEW.confidence, NEW.camera, NEW.model, NEW.received_at)
  WHERE cell = NEW.cell AND stream = NEW.stream AND worker = NEW.worker AND at = NEW.at AND identity = NEW.identity AND kind = NEW.kind AND station = NEW.station AND count = NEW.count AND confidence = NEW.confidence AND camera = NEW.camera AND model = NEW.model;
END;
CREATE TRIGGER census_is_sealed AFTER INSERT ON census BEGIN
  UPDATE census SET seal = seal(NEW.only, NEW.aside, NEW.refused_ever, NEW.last_seq, NEW.roster_version, NEW.edition, NEW.rebuilt)
  WHERE only = NEW.only;
END;
CREATE TRIGGER census_is_sealed_again AFTER UPDATE OF aside, refused_ever, last_seq, roster_version, edition, rebuilt ON census BEGIN
  UPDATE census SET seal = seal(NEW.only, NEW.aside, NEW.refused_ever, NEW.last_seq, NEW.roster_version, NEW.edition, NEW.rebuilt)
  WHERE only = NEW.only;
END;
CREATE TRIGGER arrival_is_sealed AFTER INSERT ON arrival BEGIN
  UPDATE arrival SET seal = seal(NEW.seq, NEW.facts, NEW.at)
  WHERE seq = NEW.seq;
END;
