-- At which version does one topic stand, and what does it ask?
-- One row, or none where there is no such topic.
--   $topic

select
    max(topic.version) as version,
    arg_max(topic.question, topic.version) as question
from topic
where topic.topic = $topic
having count(*) > 0
