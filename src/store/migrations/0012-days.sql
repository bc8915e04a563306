-- Which calendar day an instant of Pluggy's means. Everything that asks for a day, a month or a span of days asks here;
-- src/domain/calendar-day.ts is the same rule for TypeScript.

create function pluggy.calendar_day(instant timestamptz) returns date language sql immutable parallel safe as $$
  select case when (instant at time zone 'UTC')::time = '00:00' then (instant at time zone 'UTC')::date
    else (instant at time zone 'America/Sao_Paulo')::date end
$$;
comment on function pluggy.calendar_day(timestamptz) is 'A bank that knows only a day is passed on as midnight UTC: exactly that is that very day, anything else is São Paulo''s day.';

create function pluggy.local_day(instant timestamptz) returns date language sql immutable parallel safe as $$
  select case when instant >= '1901-01-01 00:00:00+00' and instant < '2200-01-01 00:00:00+00'
    then pluggy.calendar_day(instant) end
$$;
comment on function pluggy.local_day(timestamptz) is 'The same, and null for what only stands in for a day, such as the year 1.';

create function pluggy.instant(text text) returns timestamptz language sql stable parallel safe
  set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$ select $1::timestamptz $$;
comment on function pluggy.instant(text) is 'A time without a zone, or a day without a time, is one of UTC, whatever the session''s zone. Fails where the text is no time.';

create function pluggy.instant_or_null(text text) returns timestamptz language sql stable parallel safe as $$
  select case
    when $1 !~ '^([12]\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))|[12]\d(0[48]|[2468][048]|[13579][26])-02-29)([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)?)?$' then null
    when $1 ~ ':.*[Z+-]' then $1::timestamptz
    else $1::timestamp at time zone 'UTC' end
$$;
comment on function pluggy.instant_or_null(text) is 'The same, and null where the text is no time that exists.';
