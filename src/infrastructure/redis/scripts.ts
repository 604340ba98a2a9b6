import { KEY_PREFIX } from './connection.ts';

/** What Redis does in one step each. KEYS and ARGV are named in the order in which they are given. */

const TAG = `${KEY_PREFIX}tag:`;

// Counts evictions, and is never behind the clock: neither a flush nor a clock that is set back gives a number twice.
const NEXT_MARK = `
local time = redis.call('TIME')
local following = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, time[1] * 1000000 + time[2])
local mark = string.format('%.0f', following)
redis.call('SET', KEYS[1], mark)`;

const IS_EVICTED = `
local function isEvicted(mark, tags)
  if mark < tonumber(redis.call('GET', KEYS[2]) or '0') then return true end
  for tag in string.gmatch(tags, '[^\\n]+') do
    if mark < tonumber(redis.call('GET', '${TAG}' .. tag) or '0') then return true end
  end
  return false
end`;

/**
 * KEYS mark cleared entry making, ARGV further tags, for how many ms to begin making (0: not at all).
 * @returns {bytes, ms left} or {false, mark, 0 nobody | 1 this | 2 another makes it}
 */
export const READ = `${IS_EVICTED}
local entry = redis.call('HMGET', KEYS[3], 'bytes', 'mark', 'tags')
if entry[1] then
  if not isEvicted(tonumber(entry[2]), entry[3] .. '\\n' .. ARGV[1]) then
    return {entry[1], redis.call('PTTL', KEYS[3])}
  end
  redis.call('DEL', KEYS[3])
end
local mark = redis.call('GET', KEYS[1]) or '0'
if ARGV[2] == '0' then return {false, mark, redis.call('EXISTS', KEYS[4]) * 2} end
return {false, mark, redis.call('SET', KEYS[4], '', 'NX', 'PX', ARGV[2]) and 1 or 2}`;

/** KEYS mark cleared entry making, ARGV bytes, mark, tags, ms to live. @returns whether it is kept */
export const KEEP = `${IS_EVICTED}
redis.call('DEL', KEYS[4])
if isEvicted(tonumber(ARGV[2]), ARGV[3]) then return 0 end
redis.call('HSET', KEYS[3], 'bytes', ARGV[1], 'mark', ARGV[2], 'tags', ARGV[3])
return redis.call('PEXPIRE', KEYS[3], ARGV[4])`;

/** KEYS mark cleared entry making. */
export const DROP = `return redis.call('DEL', KEYS[4])`;

/** KEYS mark, ARGV ms for which it is remembered, channel, who, tags... */
export const EVICT = `${NEXT_MARK}
for at = 4, #ARGV do redis.call('SET', '${TAG}' .. ARGV[at], mark, 'PX', ARGV[1]) end
return redis.call('PUBLISH', ARGV[2], table.concat(ARGV, '\\n', 3))`;

/** KEYS mark cleared, ARGV ms for which it is remembered. */
export const CLEAR = `${NEXT_MARK}
redis.call('SET', KEYS[2], mark, 'PX', ARGV[1])
return 1`;
