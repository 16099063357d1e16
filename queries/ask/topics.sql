-- Which topics stood on the agendas on a day?
-- One row per topic, in the order they were first chosen; one taken off is left out, unless it came with the plan:
-- then it says so, for the plan would name it still.
-- by gave it its present words, chosen_by its first.
--   $as_at   a date

select
    topic.topic,
    topic.version,
    topic.meeting,
    topic.track,
    topic.title,
    topic.rationale,
    topic.origin,
    topic.owner,
    topic.question,
    topic.planned,
    topic.taken_off,
    topic.day,
    topic."by",
    first_value(topic."by") over (partition by topic.topic order by topic.version) as chosen_by
from topic
where topic.day <= $as_at
qualify row_number() over (partition by topic.topic order by topic.version desc) = 1
    and (not topic.taken_off or topic.planned <> '')
order by topic.topic
