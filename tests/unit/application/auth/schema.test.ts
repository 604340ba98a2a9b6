import { describe, expect, it } from 'vitest';
import { loginSchema, registerSchema } from '@/application/auth/schema';
import { errors } from '../field-errors.ts';

describe('an account', () => {
  const input = { username: 'john.doe', email: 'john@example.com', password: 'SecurePass123!@', name: 'John Doe' };

  it('is known by a username and an address in lower case', () => {
    expect(registerSchema.parse({ ...input, username: ' John.Doe ', email: 'JOHN@example.com' })).toEqual(input);
  });

  it.each(['abc', 'a_b', 'a-b.c_d', '123', 'x'.repeat(50)])('may be called %s', (username) => {
    expect(errors(registerSchema, { ...input, username })).toEqual([]);
  });

  it.each([
    ['username', 'ab', 'too_small'],
    ['username', 'x'.repeat(51), 'too_big'],
    ['username', 'john@doe', 'username'],
    ['username', '.john', 'username'],
    ['username', 'john.', 'username'],
    ['username', 'jo..hn', 'username'],
    ['username', 'joão', 'username'],
    ['username', 'jo hn', 'username'],
    ['email', 'nobody', 'invalid_format'],
    ['email', '', 'invalid_format'],
    ['password', 'short12', 'too_small'],
    ['password', 'a'.repeat(73), 'password_bytes'],
    ['password', 'ä'.repeat(37), 'password_bytes'],
    ['password', 'eight\0chars', 'control_character'],
    ['password', 12345678, 'invalid_type'],
    ['name', '', 'too_small'],
    ['name', 'a'.repeat(101), 'too_big'],
    ['name', 'a\0', 'control_character'],
    ['role', 'ADMIN', 'unrecognized_keys'],
  ])('refuses %s %j', (field, value, code) => {
    expect(errors(registerSchema, { ...input, [field]: value })).toContain(`${field}:${code}`);
  });

  it('takes a password of exactly 72 bytes', () => {
    expect(errors(registerSchema, { ...input, password: 'ä'.repeat(36) })).toEqual([]);
  });

  it.each([
    [{ username: 'John@Example.com', password: 'x' }, []],
    [{ username: '', password: 'x' }, ['username:too_small']],
    [{ username: 'x', password: '' }, ['password:too_small']],
    [{ username: 'x', password: 'a'.repeat(1001) }, ['password:too_big']],
    [{ username: 'x', password: 'x', remember: true }, ['remember:unrecognized_keys']],
    [{ username: 'x\0', password: 'x' }, ['username:control_character']],
  ])('signs in with %j', (value, expected) => {
    expect(errors(loginSchema, value)).toEqual(expected);
  });
});
