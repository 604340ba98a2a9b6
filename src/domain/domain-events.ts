/** What happened, in the past tense. Appended in the same transaction as the change; never altered. */
export type DomainEvent =
  | { type: 'event.created'; subjectId: string; payload: { name: string } }
  | { type: 'event.updated'; subjectId: string; payload: { fields: string[] } }
  | { type: 'event.deleted'; subjectId: string; payload: { name: string } }
  | { type: 'event.cancelled'; subjectId: string; payload: { tickets: number } }
  | { type: 'ticket.purchased'; subjectId: string; payload: { eventId: string; orderId: string } }
  | { type: 'ticket.cancelled'; subjectId: string; payload: { eventId: string } }
  | { type: 'ticket.checked-in'; subjectId: string; payload: { eventId: string } }
  | { type: 'user.registered'; subjectId: string; payload: { username: string } };
