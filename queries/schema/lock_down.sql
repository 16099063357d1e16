-- From here on the connection reads no file but its own, attaches nothing and
-- loads nothing, whatever it is asked.

set enable_external_access = false;
set lock_configuration = true;
