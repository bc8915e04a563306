import { describe, expect, it } from 'vitest';
import { serversOf } from './database-url.ts';

describe('the servers of a database URL', () => {
  it.each([
    ['postgresql://u:p@h:5432/db', ['postgresql://u:p@h:5432/db']],
    ['postgres://h/db?sslmode=require', ['postgres://h/db?sslmode=require']],
    ['postgresql://u@%2Fvar%2Frun%2Fpostgresql/db', ['postgresql://u@%2Fvar%2Frun%2Fpostgresql/db']],
    ['postgresql://u:p@a:1,b:2/db', ['postgresql://u:p@a:1/db', 'postgresql://u:p@b:2/db']],
    ['postgresql://a,b', ['postgresql://a', 'postgresql://b']],
    [
      'postgresql://u:p%2C@a:1,[::1]:2,c/db?target_session_attrs=read-write&sslmode=verify-full',
      ['a:1', '[::1]:2', 'c'].map((host) => `postgresql://u:p%2C@${host}/db?sslmode=verify-full`),
    ],
    ['postgresql://a:1,b:2/db?target_session_attrs=primary', ['postgresql://a:1/db', 'postgresql://b:2/db']],
  ])('%s', (url, servers) => {
    expect(serversOf(url)).toEqual(servers);
  });

  it.each([
    'mysql://h/db',
    'postgresql://',
    'postgresql://a:1,,b:2/db',
    'postgresql://a:1,b:no/db',
    'postgresql://a:1,b:2/db?target_session_attrs=standby',
  ])('%s is none', (url) => {
    expect(serversOf(url)).toBeUndefined();
  });
});
