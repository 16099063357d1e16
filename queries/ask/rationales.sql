-- Which further rationales has each topic, as known on a day?
-- One row per topic and rationale, in the order they were first given; one withdrawn is left out.
--   $as_at   a date

select
    rationale.topic,
    rationale.words,
    rationale.origin,
    rationale."by"
from rationale
where rationale.day <= $as_at
qualify
    row_number() over (
        partition by rationale.topic, rationale.words, rationale.origin order by rationale.recorded_at desc
    ) = 1
    and not rationale.withdrawn
order by
    rationale.topic,
    min(rationale.recorded_at) over (partition by rationale.topic, rationale.words, rationale.origin)
