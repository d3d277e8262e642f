-- SPDX-License-Identifier: GPL-3.0-or-later
-- A diary of schema 1, frozen: it never changes again.
PRAGMA application_id = 1281977698;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE agent_state (  id INTEGER PRIMARY KEY CHECK (id = 1),  state TEXT NOT NULL) STRICT;
INSERT INTO "agent_state" VALUES(1,'[State]
version=1
');
CREATE TABLE break (  break_id TEXT PRIMARY KEY NOT NULL,  day INTEGER NOT NULL,  due_usec INTEGER NOT NULL,  due_offset INTEGER NOT NULL,  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),  is_prompted INTEGER NOT NULL CHECK (is_prompted IN (0, 1)),  sitting_secs INTEGER NOT NULL,  n_prompts INTEGER NOT NULL,  n_snoozes INTEGER NOT NULL,  routine_id TEXT,  started_usec INTEGER,  started_offset INTEGER,  ended_usec INTEGER,  ended_offset INTEGER,  outcome TEXT NOT NULL,  reason TEXT,  done_permille INTEGER NOT NULL CHECK (done_permille BETWEEN 0 AND 1000)) STRICT, WITHOUT ROWID;
INSERT INTO "break" VALUES('break-0',20509,1772000000000000,60,0,1,2400,0,0,'desk_reset_2min',1772000000000001,60,NULL,NULL,'open',NULL,0);
INSERT INTO "break" VALUES('break-1',20509,1772003600000000,60,1,1,2400,1,1,'desk_reset_2min',1772003600000001,60,1772003600000009,60,'done',NULL,1000);
INSERT INTO "break" VALUES('break-2',20509,1772007200000000,60,0,1,2400,2,2,'desk_reset_2min',1772007200000001,60,1772007200000009,60,'half',NULL,0);
INSERT INTO "break" VALUES('break-3',20509,1772010800000000,60,1,1,2400,3,0,'desk_reset_2min',1772010800000001,60,1772010800000009,60,'left',NULL,0);
INSERT INTO "break" VALUES('break-4',20509,1772014400000000,60,0,1,2400,4,1,'desk_reset_2min',1772014400000001,60,1772014400000009,60,'stopped-for-pain',NULL,0);
INSERT INTO "break" VALUES('break-5',20509,1772018000000000,60,1,1,2400,5,2,'desk_reset_2min',1772018000000001,60,1772018000000009,60,'skipped','in-pain',0);
INSERT INTO "break" VALUES('break-6',20509,1772021600000000,60,0,1,2400,6,0,'desk_reset_2min',1772021600000001,60,1772021600000009,60,'credited',NULL,0);
INSERT INTO "break" VALUES('break-7',20509,1772025200000000,60,1,1,2400,7,1,'desk_reset_2min',NULL,NULL,1772025200000009,60,'missed',NULL,0);
CREATE TABLE decision (  id INTEGER PRIMARY KEY,  at_usec INTEGER NOT NULL,  at_offset INTEGER NOT NULL,  event TEXT NOT NULL,  cause TEXT,  break_id TEXT,  detail TEXT) STRICT;
INSERT INTO "decision" VALUES(1,1772000000000000,60,'due',NULL,'break-1','{"sitting_s":2400}');
INSERT INTO "decision" VALUES(2,1772000000000001,60,'held','call','break-1',NULL);
INSERT INTO "decision" VALUES(3,1772000000000002,60,'not-reminded','outside-hours',NULL,NULL);
CREATE TABLE session (  id INTEGER PRIMARY KEY,  day INTEGER NOT NULL,  started_usec INTEGER NOT NULL,  started_offset INTEGER NOT NULL,  ended_usec INTEGER,  ended_offset INTEGER,  routine_id TEXT NOT NULL,  level INTEGER NOT NULL,  break_id TEXT,  planned_secs INTEGER NOT NULL,  done_permille INTEGER NOT NULL CHECK (done_permille BETWEEN 0 AND 1000),  ending TEXT NOT NULL) STRICT;
INSERT INTO "session" VALUES(1,20509,1772003600000000,60,1772003725000000,60,'desk_reset_2min',1,'break-1',125,1000,'completed');
INSERT INTO "session" VALUES(2,20509,1772009000000000,60,NULL,NULL,'lower_back_8min',2,NULL,480,300,'running');
CREATE TABLE session_item (  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,  position INTEGER NOT NULL,  exercise_id TEXT NOT NULL,  outcome TEXT NOT NULL,  PRIMARY KEY (session_id, position)) STRICT, WITHOUT ROWID;
INSERT INTO "session_item" VALUES(1,0,'chin_tuck','done');
INSERT INTO "session_item" VALUES(1,1,'seated_twist','skipped');
INSERT INTO "session_item" VALUES(2,0,'cat_cow','done');
INSERT INTO "session_item" VALUES(2,1,'child_pose','stopped-for-pain');
INSERT INTO "session_item" VALUES(2,2,'knee_hug','not-started');
CREATE TABLE sitting (  started_usec INTEGER PRIMARY KEY,  started_offset INTEGER NOT NULL,  ended_usec INTEGER,  ended_offset INTEGER) STRICT;
INSERT INTO "sitting" VALUES(1772000000000000,60,1772003600000000,60);
INSERT INTO "sitting" VALUES(1772007200000000,60,NULL,NULL);
CREATE INDEX break_due ON break (due_usec);
CREATE INDEX break_day ON break (day, outcome);
CREATE INDEX decision_at ON decision (at_usec);
CREATE INDEX session_started ON session (started_usec);
CREATE INDEX session_day ON session (day, ending);
COMMIT;
