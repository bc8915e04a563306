-- PostgreSQL takes words such as "today" for times that are another one at each reading; in what a bank sends they are none.

create or replace function pluggy.instant(text text) returns timestamptz language sql stable parallel safe
  set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$
  select (case when $1 ~* '(now|today|tomorrow|yesterday|allballs|epoch|infinity)' then 'no time' else $1 end)::timestamptz
$$;

-- "t" and "z" are allowed as well as "T" and "Z"
create or replace function pluggy.instant_or_null(text text) returns timestamptz language sql stable parallel safe as $$
  select case
    when $1 !~ '^([12]\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))|[12]\d(0[48]|[2468][048]|[13579][26])-02-29)([Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?([Zz]|[+-](0\d|1[0-4])(:?[0-5]\d)?)?)?$' then null
    when $1 ~ ':.*[Zz+-]' then $1::timestamptz
    else $1::timestamp at time zone 'UTC' end
$$;

create or replace function pluggy.instant_or_never(text text) returns timestamptz language plpgsql stable
  set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$
begin
  return coalesce(pluggy.instant($1), '-infinity');
exception when data_exception then
  return '-infinity';
end $$;
