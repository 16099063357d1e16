-- At which version does one topic stand?
-- One row, or none where there is no such topic.
--   $topic

select max(topic.version) as version
from topic
where topic.topic = $topic
having count(*) > 0
