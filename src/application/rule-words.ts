/**
 * What our own rules say in English, by the code under which they refuse: to whoever calls the API or sits at a terminal.
 * Screens say it in the reader's words (`fieldErrors`). A rule that names what it was given brings its own message.
 */
export const RULE_WORDS: Readonly<Record<string, string>> = {
  amount: 'must be an amount such as 25 or 25.90',
  audit_action: 'must be two words in small letters with a dot between them, such as session.refuse',
  base64url: 'must be base64url: letters, digits, - and _ only',
  code_or_confirmation_code: 'name the ticket by its signed code or by its confirmation code: one of them',
  control_character: 'contains a control character',
  count_or_until: 'name either how many dates there are or the last day',
  cursor: 'is no cursor of this list in this order',
  date_time: 'must be a date and time that exist, such as 2026-03-15T14:00:00',
  duplicate_ticket_type: 'names a ticket type twice',
  empty: 'changes nothing: send at least one field',
  invisible: 'shows nothing that could be read',
  lines_or_quantity: 'send either lines or a quantity, not both',
  max_below_min: 'must not be below the least',
  participants_quantity: 'name as many participants as there are tickets',
  password_blank: 'must not consist of spaces alone',
  password_bytes: 'has more than 72 bytes in UTF-8',
  picture_address: 'must be an https:// address, or the path of a picture of this shop such as /posters/jazz.svg',
  price_per_type: 'has to be left out: each of the ticket types has a price of its own',
  required: 'is missing',
  slug: 'must be small letters, digits and single hyphens between them, such as jazz-night',
  time_zone: 'is no IANA time zone such as America/Sao_Paulo',
  too_long: 'is too long',
  too_many_decimals: 'has more than two decimals',
  total_and_currency: 'send the total together with its currency',
  turned_around: 'contains characters that reverse the text',
  username: 'must be letters from a to z and digits, with single dots, hyphens or underscores between them',
  web_address: 'must be a full https:// address without a name or password in it',
  whole_number: 'must be a whole number',
};
