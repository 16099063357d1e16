-- What does each topic rest on, as it stood when it was chosen?
-- One row per finding or raised exception of a topic.

select
    evidence.topic,
    evidence.measure,
    evidence.area,
    evidence.period,
    evidence.value,
    evidence.denominator,
    evidence.expected,
    evidence.lower,
    evidence.upper,
    evidence.signal,
    evidence.sentence,
    evidence.raised,
    evidence.as_at
from evidence
order by evidence.topic, evidence.measure, evidence.area
