-- What does each topic rest on, as it stood when it was chosen?
-- One row per finding or raised exception of a topic, in the order they were pinned to it by a day. Whether an exception is
-- sensitive is its latest word on that, whatever has been taken back since.
--   $as_at   a date

with latest as (
    select
        raised.raised,
        first_value(raised.sensitive) over same as sensitive,
        first_value(raised.sensitivity_reason) over same as sensitivity_reason
    from raised
    window same as (
        partition by
            case when raised.reference = '' then raised.raised::varchar else raised.origin || ' ' || raised.reference end
        order by raised.day desc, raised.raised desc
    )
)

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
    evidence.quarters,
    evidence.sentence,
    evidence.raised,
    evidence.as_at,
    evidence."by",
    coalesce(latest.sensitive, false) as sensitive,
    coalesce(latest.sensitivity_reason, '') as sensitivity_reason
from evidence
left join latest on latest.raised = evidence.raised
where evidence.as_at <= $as_at
order by evidence.topic, evidence.recorded_at nulls first, evidence.measure, evidence.area
