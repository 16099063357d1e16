-- From here on, until it is locked down, the connection may also write and read in one folder.
--   $folder

set allowed_directories = [$folder]
