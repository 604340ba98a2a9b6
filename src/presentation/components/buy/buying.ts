/** What only somebody who is signed in sees of the box: a file of its own to load. */
export { BoughtTickets } from './bought-tickets';
export { BuyForm } from './buy-form';
