-- Which bytes came with one reply?
-- One row, or none where it has no file.
--   $topic, $version

select content
from reply
where topic = $topic
    and version = $version
    and content is not null
