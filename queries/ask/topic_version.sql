-- At which version does one topic stand, what does it ask, and for which of the plan's own does it stand?
-- One row, or none where there is no such topic.
--   $topic

select
    max(topic.version) as version,
    arg_max(topic.question, topic.version) as question,
    arg_max(topic.planned, topic.version) as planned
from topic
where topic.topic = $topic
having count(*) > 0
