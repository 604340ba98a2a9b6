// Made by `npm run api:write` from the API’s document. Changes here are lost.

export interface paths {
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a user, who is signed in at once
         * @description Anyone may call. Limit `register`: 1000 in 3600 s (address).
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by username or e-mail address
         * @description Anyone may call. Limit `login`: 300 in 10 s (address), 10 in 900 s (failures at one account from one address), 100 in 900 s (failures from one address).
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new access token for the refresh cookie, which is replaced
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of the refresh cookie
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["me"];
        put?: never;
        post?: never;
        /**
         * Delete the account for good. Tickets stay sold, without any name; whoever shows the code of one that is valid is let in, and nobody but an administrator can cancel it
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Change what is sent of name, username and language, leave the rest
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        patch: operations["updateProfile"];
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in, last seen first
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["mySessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere but here; with `all=true` here, too
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["revokeSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out there
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password, which ends every other session
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a link that resets the password; the answer is the same for every address
         * @description Anyone may call. Limit `mail`: 300 in 3600 s (address), 20 in 3600 s (account).
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by a mailed link, once, within 30 minutes; every session ends
         * @description Anyone may call. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a link to a new address, and word of it to the one there is; nothing changes before it is opened
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["requestEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a link that verifies one's address; nothing where it is verified
         * @description For whoever is signed in. Limit `mail`: 300 in 3600 s (address), 20 in 3600 s (account).
         */
        post: operations["requestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a mailed link that verifies an address or puts a new one in its place
         * @description Anyone may call. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the account has beside its password
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["secondFactor"];
        put?: never;
        /**
         * Show a code in a session that was opened without one
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["showCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin with an authenticator app: a secret for it, which counts once a first code of it was shown
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["beginTotp"];
        /**
         * Ask for codes of the app no more
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a first code of the app; answers with the recovery codes
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes in place of those before
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s passkeys, oldest first
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["myPasskeys"];
        put?: never;
        /**
         * Keep a passkey that a browser made
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser is to ask for to make a passkey
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a passkey
         * @description For whoever is signed in. Limit `secret`: 300 in 10 s (address), 10 in 900 s (account).
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /**
         * Give a passkey another name
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/api/auth/passkeys/sign-in/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser is to ask a passkey to sign
         * @description Anyone may call. Limit `passkey`: 1000 in 60 s (address).
         */
        post: operations["beginPasskeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkeys/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with what a passkey signed
         * @description Anyone may call. Limit `passkey`: 1000 in 60 s (address).
         */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events, filtered, sorted, a page at a time
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["listEvents"];
        put?: never;
        /**
         * Create an event
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["createEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events by words, best first; accents and typos are forgiven
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["searchEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kinds, places and events that words may become while they are typed
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["suggestEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What comes next, soonest first
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["upcomingEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event with its ticket types
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        /**
         * Delete an event of which nothing was ever sold
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        /**
         * Change what is sent, leave the rest
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        patch: operations["updateEvent"];
        trace?: never;
    };
    "/api/events/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Seats left, cheap enough to ask every few seconds
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["availability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call an event off, with all its tickets. `message` goes into the mails to their holders
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["cancelEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft with all that the event is made of and nothing that was sold, at another time
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["duplicateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * When a draft publishes itself, on the clocks of its place; null takes the plan back
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        put: operations["planPublication"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the event the first date of a series, with an event like it for each other date that the rule names and `skipped` does not. Each is an event like any other from then on
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["repeatEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A series with those of its dates that the caller may change
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a series: an event more for each date that the rule names from `start` on, like the last one
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["addDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/ticket-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an event sells, as it is shown; hidden types to admins only
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["ticketTypes"];
        put?: never;
        /**
         * Sell one more type
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["createTicketType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/ticket-types/{typeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a type of which nothing was ever sold
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["deleteTicketType"];
        options?: never;
        head?: never;
        /**
         * Change what is sent, leave the rest; `salesEnd` in the past closes a type
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        patch: operations["updateTicketType"];
        trace?: never;
    };
    "/api/tickets/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy seats in one order, all or nothing
         * @description For whoever is signed in. Limit `purchase`: 3000 in 10 s (address), 30 in 60 s (account).
         */
        post: operations["purchaseTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy seats of this event in one order, all or nothing. In a rush this address answers soonest
         * @description For whoever is signed in. Limit `purchase`: 3000 in 10 s (address), 30 in 60 s (account).
         */
        post: operations["purchaseTicketOfEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/my-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own tickets, newest first
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["myTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One ticket; somebody else's is not found
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        /**
         * Give a ticket back
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["cancelTicket"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer one's ticket to somebody by mail. Codes that were about are good for nothing from then on
         * @description For whoever is signed in. Limit `transfer`: 300 in 3600 s (address), 40 in 3600 s (account).
         */
        post: operations["offerTransfer"];
        /**
         * Take a ticket back that nobody has accepted yet
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["takeBackTransfer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a ticket one's own with the token of the mailed link, once
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["acceptTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who comes to an event
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["eventTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/event/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who comes to an event
         * @description For administrators and organisers of the event. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["ticketsOfEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/ticket.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket to print or to show, with the QR code that lets its holder in
         * @description For whoever is signed in. Limit `printing`: 600 in 60 s (address), 60 in 60 s (account).
         */
        get: operations["ticketPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The event of a ticket for a calendar; once it is cancelled, what takes it out again
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["ticketCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where wallets get a ticket, for each that is set up here
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["ticketWallets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/ticket.pkpass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket for Apple Wallet; not found where that is not set up here
         * @description For whoever is signed in. Limit `printing`: 600 in 60 s (address), 60 in 60 s (account).
         */
        get: operations["ticketPass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An event for a calendar
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["eventCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a ticket in, once
         * @description For administrators, and for whoever organises or works at the door of the event. Limit `check-in`: 3000 in 10 s (address), 6000 in 60 s (account).
         */
        post: operations["checkIn"];
        /**
         * Undo a check-in, saying why; by id or confirmation code
         * @description For administrators, and for whoever organises or works at the door of the event. Limit `check-in`: 3000 in 10 s (address), 6000 in 60 s (account).
         */
        delete: operations["undoCheckIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let in a ticket by its signed or its confirmation code, once, however often the scan is sent
         * @description For administrators, and for whoever organises or works at the door of the event. Limit `check-in`: 3000 in 10 s (address), 6000 in 60 s (account).
         */
        post: operations["scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are in, by ticket type
         * @description For administrators, and for whoever organises or works at the door of the event. Limit `check-in`: 3000 in 10 s (address), 6000 in 60 s (account).
         */
        get: operations["checkInCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/check-in-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All tickets as a scanner keeps them to work without a network, signed in the header `X-List-Signature`
         * @description For administrators, and for whoever organises or works at the door of the event. Limit `check-in-list`: 300 in 10 s (address), 120 in 60 s (account).
         */
        get: operations["checkInList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own orders, newest first
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["myOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with its tickets; somebody else's is not found
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a language model words the answers now
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["assistant"];
        put?: never;
        /**
         * Ask the assistant: answers from what is in the database, sent piece by piece. A visitor’s conversations belong to the cookie that comes with the first answer
         * @description Anyone may call. Limit `chat`: 60 in 60 s (address), 20 in 60 s (account).
         */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s own conversations with the assistant, newest first; kept for 30 days
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["myConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of one’s own conversations
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["readConversation"];
        put?: never;
        post?: never;
        /**
         * Delete one of one’s own conversations for good
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        delete: operations["forgetConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft or translate the description of an event, for review: nothing is saved. Only where there is a model
         * @description For administrators and organisers of the event. Limit `chat`: 60 in 60 s (address), 20 in 60 s (account).
         */
        post: operations["draftDescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * No more reminders to the address that a mail went to
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a picture for an event: JPEG, PNG or WebP, at most 10 MB and 40 million pixels. It is written anew in several sizes, without what its camera wrote beside it
         * @description For administrators and organisers of the event. Limit `upload`: 120 in 60 s (address), 30 in 60 s (account).
         */
        post: operations["uploadPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file of events, CSV or iCalendar, at most 5 MB, to see what it would change: under /admin/events/import/{id}. Nothing is imported before somebody says so there
         * @description For administrators. Limit `upload`: 120 in 60 s (address), 30 in 60 s (account).
         */
        post: operations["beginImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, exports and mailings that one started: how far they are, and what came of them; newest first
         * @description For whoever is signed in. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["myTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is kept about oneself, as a file
         * @description For whoever is signed in. Limit `export`: 100 in 3600 s (address), 10 in 3600 s (account).
         */
        get: operations["exportMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, on what, from where, newest first
         * @description For administrators. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["auditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is alive; says nothing of the database
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the database is there and migrated
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the shop counts of itself, as Prometheus reads it
         * @description For whoever runs the shop: from its own machine, or with METRICS_TOKEN as bearer token. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document: every endpoint, made from the contracts that they run by
         * @description Anyone may call. Limit `general`: 3000 in 10 s (address), 1200 in 60 s (account).
         */
        get: operations["openApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptTransferInput: {
            /** @description As it stands in the mailed link. */
            token: string;
        };
        Access: {
            /** @description Access token, good for 15 minutes. */
            token: string;
            username: string;
            /** @enum {string} */
            role: "USER" | "ADMIN";
        };
        AddPasskeyInput: {
            name: string;
            response: {
                id: string;
                rawId: string;
                /** @constant */
                type: "public-key";
                authenticatorAttachment?: string | null;
                response: {
                    clientDataJSON: string;
                    attestationObject: string;
                    transports?: string[];
                };
            };
        };
        AskInput: {
            message: string;
            /** @description The one that the question belongs to; without it a new one begins. */
            conversationId?: string;
            /**
             * @description Of the page. The answer is in the language of the question.
             * @enum {string}
             */
            locale?: "en" | "pt-BR";
            /** @description On whose clocks "tonight" is read. One that we do not know counts as none. */
            timeZone?: string;
        };
        Assistant: {
            /**
             * @description `none`: the built-in answers are on.
             * @enum {string}
             */
            model: "ready" | "none";
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            actor: {
                kind: string | null;
                id: string | null;
            };
            sessionId: string | null;
            address: string | null;
            subjectId: string | null;
            detail: {
                [key: string]: unknown;
            };
        };
        Availability: {
            availableTickets: number;
            /** @description Of the stock: moves on with every sale. */
            version: number;
            /** @enum {string} */
            status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
            ticketTypes: {
                /** Format: uuid */
                id: string;
                available: number;
                onSale: boolean;
            }[];
        };
        BeginPasskeyInput: {
            password?: string;
            code?: string;
        };
        CancelEventInput: {
            message?: string;
        };
        CancelledTicket: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "ACTIVE" | "CANCELLED" | "USED";
            /** @example Ingresso cancelado com sucesso */
            message: string;
        };
        ChangeEmailInput: {
            email: string;
            password?: string;
        };
        ChangePasswordInput: {
            currentPassword?: string;
            newPassword: string;
        };
        ChatEvent: {
            /** Format: uuid */
            id: string;
            slug: string;
            /** @example Spring Boot Workshop */
            name: string;
            /** @enum {string} */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            /** @example Tech Hub, Room 301 */
            location: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @example America/Sao_Paulo */
            timeZone: string;
            /**
             * @description The lowest price shown.
             * @example 299
             */
            price: number;
            /**
             * @description The highest price shown.
             * @example 299
             */
            maxPrice: number;
            currency: string;
            capacity: number;
            availableTickets: number;
            /** @enum {string} */
            status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
        };
        CheckIn: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            checkedInAt: string;
            device: string | null;
            ticket: components["schemas"]["Ticket"];
        };
        CheckInCounts: {
            total: number;
            checkedIn: number;
            /** @description Scans of tickets that were in already. */
            duplicates: number;
            types: {
                /** Format: uuid */
                ticketTypeId: string;
                name: string;
                total: number;
                checkedIn: number;
            }[];
        };
        CheckInInput: {
            /**
             * Format: uuid
             * @description The scanner's own id for this scan. Sent again, it gets the same answer and counts once.
             */
            id?: string;
            /** @description The signed code of the QR. */
            code?: string;
            confirmationCode?: string;
            /**
             * Format: uuid
             * @description The event at whose door this is; others are refused.
             */
            eventId?: string;
            /** @description What the scanner is called. */
            device?: string;
            /**
             * Format: date-time
             * @description When it was scanned, where that was before now. Never later than now, nor before the ticket was sold.
             */
            scannedAt?: string;
        };
        CheckInList: {
            event: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                timeZone: string;
                /** @enum {string} */
                status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
            };
            /** Format: date-time */
            readAt: string;
            isWhole: boolean;
            total: number;
            types: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            keys: {
                id: string;
                publicKey: string;
            }[];
            tickets: {
                /** Format: uuid */
                id: string;
                code: string;
                serial: number;
                /** @enum {string} */
                status: "ACTIVE" | "CANCELLED" | "USED";
                name: string;
                /** Format: uuid */
                type: string;
                /** Format: date-time */
                usedAt?: string;
                device?: string;
            }[];
        };
        CodeInput: {
            code: string;
        };
        ConfirmEmailInput: {
            token: string;
        };
        Conversation: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The newest of them, oldest first. */
            turns: {
                question: string;
                answer: string;
                /** @enum {string} */
                by: "model" | "built-in";
                events: {
                    /** Format: uuid */
                    id: string;
                    slug: string;
                    name: string;
                }[];
                /** Format: date-time */
                createdAt: string;
            }[];
        };
        ConversationSummary: {
            /** Format: uuid */
            id: string;
            firstQuestion: string;
            turns: number;
            /** Format: date-time */
            updatedAt: string;
        };
        CreateEventInput: {
            name: string;
            /** @default  */
            description: string;
            /** @default {} */
            translations: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            /**
             * @default community
             * @enum {string}
             */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            /** @description The place in one line, as lists and mails name it. */
            location: string;
            /** @default null */
            venue: components["schemas"]["VenueInput"] | null;
            /** @default null */
            organiser: components["schemas"]["OrganiserInput"] | null;
            /**
             * @default OFFLINE
             * @enum {string}
             */
            attendance: "OFFLINE" | "ONLINE" | "MIXED";
            /**
             * @description Where it is streamed. Shown to those who hold a ticket, and to nobody else.
             * @default null
             */
            onlineUrl: string | null;
            /**
             * @description Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.
             * @example 2026-03-15T14:00:00
             */
            eventDate: string;
            /**
             * @description Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.
             * @example 2026-03-15T14:00:00
             */
            endDate?: string;
            /** @default America/Sao_Paulo */
            timeZone: string;
            capacity: number;
            /** @description Of the only ticket type. Where there are several, each has its own. */
            price?: number;
            /**
             * @default BRL
             * @enum {string}
             */
            currency: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
            /** @default null */
            imageUrl: string | null;
            /**
             * @default SCHEDULED
             * @enum {string}
             */
            status: "DRAFT" | "SCHEDULED";
            /** @description All types that the event sells from now on, in the order in which they are shown. */
            ticketTypes?: {
                /** Format: uuid */
                id?: string;
                /** @example Balcony */
                name: string;
                /** @default  */
                description: string;
                /** @default {} */
                translations: {
                    [key: string]: {
                        name?: string;
                        description?: string;
                    };
                };
                price: number;
                /**
                 * @description Its own limit within the seats of the event; null for none.
                 * @default null
                 */
                capacity: number | null;
                /**
                 * @description Another type of the event, whose limit this one shares.
                 * @default null
                 */
                sharesLimitWith: string | null;
                /** @default null */
                salesStart: string | null;
                /**
                 * @description A type is closed by an end that has passed.
                 * @default null
                 */
                salesEnd: string | null;
                /** @default 1 */
                minPerOrder: number;
                /** @default 10 */
                maxPerOrder: number;
                /**
                 * @description Neither shown nor sold to the public.
                 * @default false
                 */
                isHidden: boolean;
            }[];
        };
        CreateTicketTypeInput: {
            /** @example Balcony */
            name: string;
            /** @default  */
            description: string;
            /** @default {} */
            translations: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            price: number;
            /**
             * @description Its own limit within the seats of the event; null for none.
             * @default null
             */
            capacity: number | null;
            /**
             * @description Another type of the event, whose limit this one shares.
             * @default null
             */
            sharesLimitWith: string | null;
            /** @default null */
            salesStart: string | null;
            /**
             * @description A type is closed by an end that has passed.
             * @default null
             */
            salesEnd: string | null;
            /** @default 1 */
            minPerOrder: number;
            /** @default 10 */
            maxPerOrder: number;
            /**
             * @description Neither shown nor sold to the public.
             * @default false
             */
            isHidden: boolean;
            /** @description From 0; the first is shown first. */
            position?: number;
        };
        CreationOptions: {
            challenge: string;
            rp: {
                id: string;
                name: string;
            };
            user: {
                id: string;
                name: string;
                displayName: string;
            };
            pubKeyCredParams: {
                /** @constant */
                type: "public-key";
                alg: number;
            }[];
            timeout: number;
            /** @constant */
            attestation: "none";
            excludeCredentials: {
                /** @constant */
                type: "public-key";
                id: string;
            }[];
            authenticatorSelection: {
                /** @constant */
                residentKey: "required";
                /** @constant */
                requireResidentKey: true;
                /** @constant */
                userVerification: "required";
            };
        };
        DeleteAccountInput: {
            password?: string;
        };
        DraftInput: {
            /** @enum {string} */
            task: "write" | "translate";
            /** @enum {string} */
            locale: "en" | "pt-BR";
            name: string;
            /** @description Notes to write from, or what is to be translated. */
            text: string;
        };
        DuplicateEventInput: {
            name: string;
            /**
             * @description Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.
             * @example 2026-03-15T14:00:00
             */
            eventDate: string;
        };
        Event: {
            /** Format: uuid */
            id: string;
            slug: string;
            /** @example Spring Boot Workshop */
            name: string;
            description: string;
            /** @enum {string} */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            /** @example Tech Hub, Room 301 */
            location: string;
            venue: components["schemas"]["Venue"] | null;
            organiser: components["schemas"]["Organiser"] | null;
            /** @enum {string} */
            attendance: "OFFLINE" | "ONLINE" | "MIXED";
            /**
             * @description Wall-clock time at `timeZone`.
             * @example 2026-03-15T14:00:00
             */
            eventDate: string;
            /** @example 2026-03-15T14:00:00 */
            endDate: string;
            /** @example America/Sao_Paulo */
            timeZone: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @description Before it was moved for the last time. */
            previousStartsAt: string | null;
            capacity: number;
            availableTickets: number;
            ticketsSold: number;
            soldPercentage: number;
            /**
             * @description The lowest price shown.
             * @example 299
             */
            price: number;
            /**
             * @description The highest price shown.
             * @example 299
             */
            maxPrice: number;
            currency: string;
            imageUrl: string | null;
            /** @enum {string} */
            status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
            isAvailable: boolean;
            isPast: boolean;
            /** @description Counts edits, not sales. */
            version: number;
            translations: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        EventDetail: {
            /** Format: uuid */
            id: string;
            slug: string;
            /** @example Spring Boot Workshop */
            name: string;
            description: string;
            /** @enum {string} */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            /** @example Tech Hub, Room 301 */
            location: string;
            venue: components["schemas"]["Venue"] | null;
            organiser: components["schemas"]["Organiser"] | null;
            /** @enum {string} */
            attendance: "OFFLINE" | "ONLINE" | "MIXED";
            /**
             * @description Wall-clock time at `timeZone`.
             * @example 2026-03-15T14:00:00
             */
            eventDate: string;
            /** @example 2026-03-15T14:00:00 */
            endDate: string;
            /** @example America/Sao_Paulo */
            timeZone: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @description Before it was moved for the last time. */
            previousStartsAt: string | null;
            capacity: number;
            availableTickets: number;
            ticketsSold: number;
            soldPercentage: number;
            /**
             * @description The lowest price shown.
             * @example 299
             */
            price: number;
            /**
             * @description The highest price shown.
             * @example 299
             */
            maxPrice: number;
            currency: string;
            imageUrl: string | null;
            /** @enum {string} */
            status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
            isAvailable: boolean;
            isPast: boolean;
            /** @description Counts edits, not sales. */
            version: number;
            translations: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            ticketTypes: components["schemas"]["TicketType"][];
            /** @description For those who may change the event; null for all others. */
            onlineUrl: string | null;
        };
        EventPage: {
            content: components["schemas"]["Event"][];
            totalElements: number;
            totalPages: number;
            size: number;
            number: number;
            numberOfElements: number;
            first: boolean;
            last: boolean;
            empty: boolean;
            /** @description For `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        EventPurchaseInput: {
            /** @description Where it is sent it must be the one of the address. */
            eventId?: string;
            /** @example John Doe */
            participantName: string;
            /** @example john@example.com */
            participantEmail: string;
            quantity?: number;
            /** @description One for each seat. Without them every seat is for `participantName`. */
            participants?: {
                name: string;
                email: string;
            }[];
            /** @description Several ticket types in one order, all or nothing. Without it, the only type of the event. */
            lines?: {
                ticketTypeId: string;
                quantity: number;
                /** @description One for each seat. Without them every seat is for `participantName`. */
                participants?: {
                    name: string;
                    email: string;
                }[];
            }[];
            /** @description What the buyer was shown, with its `currency`; where the order costs something else it is refused. */
            total?: number;
            /** @enum {string} */
            currency?: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
            /** @description Where the buyer came from, as the `utm_source` of a link says. Kept in small letters, at most 40; what is none of letters, digits and `._-` is left out. */
            source?: string;
        };
        FieldError: {
            /** @description Dotted path of the field, or the name of the parameter or header. */
            field: string;
            code: string;
            message: string;
            params?: {
                [key: string]: string | number;
            };
        };
        LoginInput: {
            username: string;
            password: string;
            code?: string;
        };
        Me: {
            /** Format: uuid */
            id: string;
            username: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "USER" | "ADMIN";
            /** @enum {string} */
            locale: "en" | "pt-BR";
            /** @description What the account may in chosen events, whatever its role in the shop. */
            eventRoles: {
                /** Format: uuid */
                eventId: string;
                /** @enum {string} */
                role: "ORGANISER" | "DOOR";
            }[];
        };
        NewTotp: {
            /** @description Base32, for typing into the app. */
            secret: string;
            /** @description `otpauth://`, for a QR code. */
            uri: string;
        };
        OfferTransferInput: {
            /** @example bia@example.com */
            email: string;
            /**
             * @description What the mail calls its reader.
             * @example Bia
             */
            name?: string;
        };
        Order: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "PENDING" | "PAID" | "CANCELLED" | "REFUNDED";
            /** Format: date-time */
            createdAt: string;
            /** @example 299 */
            total: number;
            currency: string;
            event: components["schemas"]["TicketEvent"];
            lines: {
                ticketType: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                quantity: number;
                /** @example 299 */
                unitPrice: number;
                /** @example 299 */
                total: number;
            }[];
        };
        OrderDetail: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "PENDING" | "PAID" | "CANCELLED" | "REFUNDED";
            /** Format: date-time */
            createdAt: string;
            /** @example 299 */
            total: number;
            currency: string;
            event: components["schemas"]["TicketEvent"];
            lines: {
                ticketType: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                quantity: number;
                /** @example 299 */
                unitPrice: number;
                /** @example 299 */
                total: number;
            }[];
            /** @description Those that are still in the hands of whoever asks. */
            tickets: components["schemas"]["Ticket"][];
            /** @description How many of its tickets are somebody else's by now. */
            handedOn: number;
        };
        Organiser: {
            name: string;
            url: string | null;
            email: string | null;
        };
        /**
         * @example {
         *       "name": "Java Users São Paulo",
         *       "url": "https://example.com",
         *       "email": "hello@example.com"
         *     }
         */
        OrganiserInput: {
            name: string;
            /** @default null */
            url: string | null;
            /** @default null */
            email: string | null;
        };
        Passkey: {
            id: string;
            name: string;
            /** @description Whether other devices of its owner have it, too. */
            isBackedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
        };
        PasskeySignInInput: {
            response: {
                id: string;
                rawId: string;
                /** @constant */
                type: "public-key";
                authenticatorAttachment?: string | null;
                response: {
                    clientDataJSON: string;
                    authenticatorData: string;
                    signature: string;
                    userHandle?: string;
                };
            };
        };
        PersonalData: {
            /** Format: date-time */
            exportedAt: string;
            isComplete: boolean;
            profile: {
                /** Format: uuid */
                id: string;
                username: string;
                email: string;
                emailVerifiedAt: string | null;
                name: string;
                /** @enum {string} */
                role: "USER" | "ADMIN";
                /** @enum {string} */
                locale: "en" | "pt-BR";
                hasPassword: boolean;
                optedOutAt: string | null;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
            };
            sessions: {
                /** Format: uuid */
                id: string;
                userAgent: string | null;
                address: string | null;
                isStrong: boolean;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                lastSeenAt: string;
                /** Format: date-time */
                expiresAt: string;
                revokedAt: string | null;
            }[];
            linkedAccounts: {
                provider: string;
                subject: string;
                email: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                lastUsedAt: string;
            }[];
            authenticator: {
                /** Format: date-time */
                createdAt: string;
                confirmedAt: string | null;
            } | null;
            recoveryCodes: {
                /** Format: date-time */
                createdAt: string;
                usedAt: string | null;
            }[];
            passkeys: {
                name: string;
                isBackedUp: boolean;
                /** Format: date-time */
                createdAt: string;
                lastUsedAt: string | null;
            }[];
            /** @description Links that were mailed, without what makes them work. */
            links: {
                purpose: string;
                email: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
                usedAt: string | null;
            }[];
            mails: {
                recipient: string;
                template: string;
                status: string;
                /** Format: date-time */
                createdAt: string;
                sentAt: string | null;
            }[];
            orders: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "PENDING" | "PAID" | "CANCELLED" | "REFUNDED";
                /** @example 299 */
                total: number;
                currency: string;
                /** Format: date-time */
                createdAt: string;
                /** @description By which link the order came, where it said so. */
                source: string | null;
                /** @description Where whoever runs the event gave it away or sold it by hand. */
                desk: ("complimentary" | "door") | null;
                event: string;
                lines: {
                    ticketType: string;
                    quantity: number;
                    /** @example 299 */
                    unitPrice: number;
                }[];
            }[];
            tickets: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                orderId: string;
                event: string;
                /** Format: date-time */
                startsAt: string;
                ticketType: string;
                confirmationCode: string;
                /** @enum {string} */
                status: "ACTIVE" | "CANCELLED" | "USED";
                participantName: string;
                participantEmail: string;
                /** @example 299 */
                price: number;
                currency: string;
                /** Format: date-time */
                purchasedAt: string;
                cancelledAt: string | null;
                usedAt: string | null;
            }[];
            eventRoles: {
                event: string;
                /** @enum {string} */
                role: "ORGANISER" | "DOOR";
                /** Format: date-time */
                createdAt: string;
            }[];
            apiKeys: {
                name: string;
                prefix: string;
                scopes: string[];
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
                lastUsedAt: string | null;
                revokedAt: string | null;
            }[];
            invitations: {
                email: string;
                role: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
                acceptedAt: string | null;
            }[];
            /** @description Tickets that changed hands, or were to: the address that each was offered to. */
            transfers: {
                /** Format: uuid */
                ticketId: string;
                /** @enum {string} */
                direction: "given" | "received";
                email: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
                takenBackAt: string | null;
                acceptedAt: string | null;
            }[];
            /** @description With the assistant. */
            conversations: {
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
                turns: {
                    question: string;
                    answer: string;
                    /** Format: date-time */
                    createdAt: string;
                }[];
            }[];
            /** @description Imports, exports and mailings that it started. */
            longTasks: {
                kind: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
                endedAt: string | null;
            }[];
            /** @description What was written down of what the account did, and of what was done to it. */
            auditLog: {
                action: string;
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                by: "you" | "somebody-else";
                sessionId: string | null;
                address: string | null;
                detail: {
                    [key: string]: unknown;
                };
            }[];
        };
        /** @description Why a request was refused (RFC 9457). Some codes come with facts of their own beside these fields. */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            /** @description In English, safe to show. For a person’s language go by `code`. */
            detail: string;
            /** @enum {string} */
            code: "VALIDATION_ERROR" | "MALFORMED_JSON" | "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED" | "FORBIDDEN" | "RESOURCE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "INSUFFICIENT_CAPACITY" | "OPTIMISTIC_LOCK_ERROR" | "SALES_CLOSED" | "EVENT_HAS_TICKETS" | "ALREADY_CHECKED_IN" | "IDEMPOTENCY_IN_PROGRESS" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE";
            instance: string;
            /** @description Also in `X-Request-Id`. Name it when you ask about a failure. */
            requestId: string;
            errors: components["schemas"]["FieldError"][];
        };
        Purchase: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @example K7MN4PQRS */
            confirmationCode: string;
            /** @enum {string} */
            status: "ACTIVE" | "CANCELLED" | "USED";
            /** Format: date-time */
            purchaseDate: string;
            cancelledAt: string | null;
            usedAt: string | null;
            participantName: string;
            participantEmail: string;
            /** @example 299 */
            price: number;
            currency: string;
            ticketType: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Where the event is streamed, while the ticket is good. */
            onlineUrl: string | null;
            event: components["schemas"]["TicketEvent"];
            /** @description What the QR code at the door says. Left out where the ticket lets nobody in as it stands. */
            signedCode?: string;
            /** @description Where it is on its way to somebody: until when they can accept it. */
            transfer?: {
                email: string;
                /** Format: date-time */
                offeredAt: string;
                /** Format: date-time */
                expiresAt: string;
            };
            /** @description Where its owner did not buy it: who gave it, and when it was accepted. */
            received?: {
                from: string;
                /** Format: date-time */
                at: string;
            };
            tickets?: components["schemas"]["Ticket"][];
            /**
             * @description Of the whole order, where several seats were asked for.
             * @example 299
             */
            total?: number;
        };
        PurchaseInput: {
            eventId: string;
            /** @example John Doe */
            participantName: string;
            /** @example john@example.com */
            participantEmail: string;
            quantity?: number;
            /** @description One for each seat. Without them every seat is for `participantName`. */
            participants?: {
                name: string;
                email: string;
            }[];
            /** @description Several ticket types in one order, all or nothing. Without it, the only type of the event. */
            lines?: {
                ticketTypeId: string;
                quantity: number;
                /** @description One for each seat. Without them every seat is for `participantName`. */
                participants?: {
                    name: string;
                    email: string;
                }[];
            }[];
            /** @description What the buyer was shown, with its `currency`; where the order costs something else it is refused. */
            total?: number;
            /** @enum {string} */
            currency?: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
            /** @description Where the buyer came from, as the `utm_source` of a link says. Kept in small letters, at most 40; what is none of letters, digits and `._-` is left out. */
            source?: string;
        };
        RecoveryCodes: {
            /** @description Each is good once. They are shown here and never again. */
            recoveryCodes: string[];
        };
        RegisterInput: {
            username: string;
            email: string;
            password: string;
            name: string;
        };
        RenamePasskeyInput: {
            name: string;
        };
        RequestOptions: {
            challenge: string;
            rpId: string;
            timeout: number;
            /** @constant */
            userVerification: "required";
        };
        RequestResetInput: {
            email: string;
        };
        ResetPasswordInput: {
            token: string;
            password: string;
        };
        SecondFactor: {
            /** @description Since when codes of an app are asked for. */
            totpSince: string | null;
            recoveryCodesLeft: number;
            passkeys: number;
            /** @description Whether this account may not do its work without one. */
            isRequired: boolean;
            /** @description Whether one was shown in this session. */
            isStrong: boolean;
        };
        Session: {
            /** Format: uuid */
            id: string;
            userAgent: string | null;
            address: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            isCurrent: boolean;
        };
        Suggestion: {
            /** @constant */
            kind: "category";
            /** @enum {string} */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
        } | {
            /** @constant */
            kind: "place";
            location: string;
        } | {
            /** @constant */
            kind: "event";
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            location: string;
            /** @example 2026-03-15T14:00:00 */
            eventDate: string;
            timeZone: string;
        };
        Ticket: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @example K7MN4PQRS */
            confirmationCode: string;
            /** @enum {string} */
            status: "ACTIVE" | "CANCELLED" | "USED";
            /** Format: date-time */
            purchaseDate: string;
            cancelledAt: string | null;
            usedAt: string | null;
            participantName: string;
            participantEmail: string;
            /** @example 299 */
            price: number;
            currency: string;
            ticketType: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Where the event is streamed, while the ticket is good. */
            onlineUrl: string | null;
            event: components["schemas"]["TicketEvent"];
            /** @description What the QR code at the door says. Left out where the ticket lets nobody in as it stands. */
            signedCode?: string;
            /** @description Where it is on its way to somebody: until when they can accept it. */
            transfer?: {
                email: string;
                /** Format: date-time */
                offeredAt: string;
                /** Format: date-time */
                expiresAt: string;
            };
            /** @description Where its owner did not buy it: who gave it, and when it was accepted. */
            received?: {
                from: string;
                /** Format: date-time */
                at: string;
            };
        };
        TicketEvent: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            /** @enum {string} */
            category: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            imageUrl: string | null;
            /** @example 2026-03-15T14:00:00 */
            eventDate: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            timeZone: string;
            location: string;
            /** @enum {string} */
            attendance: "OFFLINE" | "ONLINE" | "MIXED";
            /** @enum {string} */
            status: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
        };
        TicketType: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            translations: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            /** @example 299 */
            price: number;
            currency: string;
            capacity: number | null;
            sharesLimitWith: string | null;
            /** @description Wall-clock time at the event's `timeZone`. */
            salesStart: string | null;
            salesEnd: string | null;
            minPerOrder: number;
            maxPerOrder: number;
            isHidden: boolean;
            position: number;
            /** @description Seats that this type could still sell. */
            available: number;
            /**
             * @description Its sales window: not yet, now, or over.
             * @enum {string}
             */
            sale: "before" | "open" | "after";
            /** @description Whether somebody could buy it now. */
            onSale: boolean;
        };
        UndoCheckInInput: {
            reason: string;
        };
        UpdateEventInput: {
            name?: string;
            description?: string;
            translations?: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            /** @enum {string} */
            category?: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
            /** @description The place in one line, as lists and mails name it. */
            location?: string;
            venue?: components["schemas"]["VenueInput"] | null;
            organiser?: components["schemas"]["OrganiserInput"] | null;
            /** @enum {string} */
            attendance?: "OFFLINE" | "ONLINE" | "MIXED";
            /** @description Where it is streamed. Shown to those who hold a ticket, and to nobody else. */
            onlineUrl?: string | null;
            /**
             * @description Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.
             * @example 2026-03-15T14:00:00
             */
            eventDate?: string;
            /**
             * @description Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.
             * @example 2026-03-15T14:00:00
             */
            endDate?: string;
            timeZone?: string;
            capacity?: number;
            /** @description Of the only ticket type. Where there are several, each has its own. */
            price?: number;
            /** @enum {string} */
            currency?: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
            imageUrl?: string | null;
            /** @enum {string} */
            status?: "DRAFT" | "SCHEDULED";
            /** @description All types that the event sells from now on, in the order in which they are shown. */
            ticketTypes?: {
                /** Format: uuid */
                id?: string;
                /** @example Balcony */
                name: string;
                /** @default  */
                description: string;
                /** @default {} */
                translations: {
                    [key: string]: {
                        name?: string;
                        description?: string;
                    };
                };
                price: number;
                /**
                 * @description Its own limit within the seats of the event; null for none.
                 * @default null
                 */
                capacity: number | null;
                /**
                 * @description Another type of the event, whose limit this one shares.
                 * @default null
                 */
                sharesLimitWith: string | null;
                /** @default null */
                salesStart: string | null;
                /**
                 * @description A type is closed by an end that has passed.
                 * @default null
                 */
                salesEnd: string | null;
                /** @default 1 */
                minPerOrder: number;
                /** @default 10 */
                maxPerOrder: number;
                /**
                 * @description Neither shown nor sold to the public.
                 * @default false
                 */
                isHidden: boolean;
            }[];
            /**
             * @description The address of its page. The former one goes on leading there.
             * @example jazz-night
             */
            slug?: string;
            version?: number;
        };
        UpdateProfileInput: {
            name?: string;
            username?: string;
            /** @enum {string} */
            locale?: "en" | "pt-BR";
        };
        UpdateTicketTypeInput: {
            /** @example Balcony */
            name?: string;
            description?: string;
            translations?: {
                [key: string]: {
                    name?: string;
                    description?: string;
                };
            };
            price?: number;
            /** @description Its own limit within the seats of the event; null for none. */
            capacity?: number | null;
            /** @description Another type of the event, whose limit this one shares. */
            sharesLimitWith?: string | null;
            salesStart?: string | null;
            /** @description A type is closed by an end that has passed. */
            salesEnd?: string | null;
            minPerOrder?: number;
            maxPerOrder?: number;
            /** @description Neither shown nor sold to the public. */
            isHidden?: boolean;
            /** @description From 0; the first is shown first. */
            position?: number;
        };
        Venue: {
            name: string;
            street: string;
            city: string;
            region: string;
            postalCode: string;
            /** @description ISO 3166-1 alpha-2, or empty. */
            country: string;
            mapUrl: string | null;
        };
        /**
         * @description The place in parts. What is not known is empty.
         * @example {
         *       "name": "Tech Hub",
         *       "street": "Rua Augusta 1500",
         *       "city": "São Paulo",
         *       "region": "SP",
         *       "postalCode": "01304-001",
         *       "country": "BR",
         *       "mapUrl": null
         *     }
         */
        VenueInput: {
            /** @default  */
            name: string;
            /** @default  */
            street: string;
            /** @default  */
            city: string;
            /** @default  */
            region: string;
            /** @default  */
            postalCode: string;
            /**
             * @description ISO 3166-1 alpha-2.
             * @default
             * @enum {string}
             */
            country: "" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
            /** @default null */
            mapUrl: string | null;
        };
        WalletLinks: {
            /** @description A pass for Apple Wallet; null where it is not set up here. */
            apple: string | null;
            /** @description Puts it into Google Wallet; null where it is not set up here. */
            google: string | null;
        };
    };
    responses: {
        /** @description Fields, parameters or headers are not valid: `errors` names each. */
        ValidationError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "VALIDATION_ERROR";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The body cannot be read as JSON. */
        MalformedJson: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_JSON";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description No token where one is needed, or one that is no longer good: refresh it or sign in. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "UNAUTHORIZED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The password, the code or the passkey is wrong. */
        InvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "INVALID_CREDENTIALS";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The password is right; send it again with `code`. */
        SecondFactorRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "SECOND_FACTOR_REQUIRED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Whoever calls may not do this, or a cookie came from another site. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "FORBIDDEN";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is somebody else’s. */
        ResourceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "RESOURCE_NOT_FOUND";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The address does not take this method; `Allow` names those it takes. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 405;
                    /** @enum {unknown} */
                    code?: "METHOD_NOT_ALLOWED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description What is there does not allow it: `reason` or `errors` says why. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "CONFLICT";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Fewer seats are left than were asked for. Nothing was bought. */
        InsufficientCapacity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "INSUFFICIENT_CAPACITY";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Somebody else changed it meanwhile: read it again, then repeat. */
        OptimisticLockError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "OPTIMISTIC_LOCK_ERROR";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The event or the ticket type is not on sale. */
        SalesClosed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "SALES_CLOSED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Tickets were sold, so that this cannot change any more. */
        EventHasTickets: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "EVENT_HAS_TICKETS";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The ticket was let in before. */
        AlreadyCheckedIn: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "ALREADY_CHECKED_IN";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The same key is being worked on: repeat in a moment. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_IN_PROGRESS";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 64 KB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "PAYLOAD_TOO_LARGE";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The body must be sent as application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "UNSUPPORTED_MEDIA_TYPE";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description The key was used with another body. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_KEY_REUSED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests: wait as long as `Retry-After` says. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "RATE_LIMITED";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. It was logged under `requestId`. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "INTERNAL";
                } & components["schemas"]["Problem"];
            };
        };
        /** @description Busy or out of order for the moment: wait as long as `Retry-After` says, then repeat. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "UNAVAILABLE";
                } & components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Of this very request: the one that was sent, or a new one. */
        "X-Request-Id": string;
        /** @description Seconds to wait. */
        "Retry-After": number;
        /** @description What is left: `"policy";r=left;t=seconds until there is more`. */
        RateLimit: string;
        /** @description What is allowed: `"policy";q=requests;w=seconds`. */
        "RateLimit-Policy": string;
        /** @description For `If-None-Match`, and for `If-Match` where a change takes it. */
        ETag: string;
        /** @description `true` where this is the first answer again. */
        "Idempotency-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccountInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProfileInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    mySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeSessions: {
        parameters: {
            query?: {
                all?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestResetInput"];
            };
        };
        responses: {
            /** @description Taken; what follows is done afterwards. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailInput"];
            };
        };
        responses: {
            /** @description Taken; what follows is done afterwards. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken; what follows is done afterwards. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    secondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    showCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTotp"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    myPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskeyInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationOptions"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginPasskeyInput"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             *
             *     `SECOND_FACTOR_REQUIRED`: The password is right; send it again with `code`.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS" | "SECOND_FACTOR_REQUIRED";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskeyInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestOptions"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignInInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            /**
             * @description `UNAUTHORIZED`: No token where one is needed, or one that is no longer good: refresh it or sign in.
             *
             *     `INVALID_CREDENTIALS`: The password, the code or the passkey is wrong.
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "UNAUTHORIZED" | "INVALID_CREDENTIALS";
                    } & components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                /** @description `nextCursor` of the page before; it replaces `page`. */
                cursor?: string;
                /** @description `field,asc` or `field,desc`, several times: eventDate, name, price, availableTickets, createdAt, relevance. */
                sort?: string[];
                q?: string;
                /** @description A whole day (2026-03-15) or a moment. */
                from?: string;
                /** @description A whole day (2026-03-15) or a moment. */
                to?: string;
                location?: string;
                category?: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
                minPrice?: string;
                maxPrice?: string;
                currency?: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
                available?: "true" | "false";
                status?: "DRAFT" | "SCHEDULED" | "ONGOING" | "COMPLETED" | "CANCELLED";
            };
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEventInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchEvents: {
        parameters: {
            query: {
                q: string;
            };
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    suggestEvents: {
        parameters: {
            query: {
                q: string;
            };
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    upcomingEvents: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["EventHasTickets"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, or the whole `ETag` of it. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEventInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             *
             *     `EVENT_HAS_TICKETS`: Tickets were sold, so that this cannot change any more.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR" | "EVENT_HAS_TICKETS";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    availability: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelEventInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    duplicateEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateEventInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    planPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    publishAt: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it publishes itself; null where it waits for somebody. */
                        publishAt: string | null;
                    };
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    repeatEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule: {
                        /** @enum {string} */
                        frequency: "DAILY" | "WEEKLY" | "MONTHLY";
                        interval: number;
                        /** @default [] */
                        weekdays?: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
                        /**
                         * @default day
                         * @enum {string}
                         */
                        monthlyBy?: "day" | "weekday";
                        end: {
                            /** @description Dates in all, the first included. */
                            count?: number;
                            /** @description The last day that may be one. */
                            until?: string;
                        };
                    };
                    /** @default [] */
                    skipped?: string[];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id of the series.
                         */
                        id: string;
                        dates: number;
                    };
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the series. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        /** @description How its last dates were made. */
                        rule: {
                            /** @enum {string} */
                            frequency: "DAILY" | "WEEKLY" | "MONTHLY";
                            interval: number;
                            weekdays: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
                            /** @enum {string} */
                            monthlyBy: "day" | "weekday";
                            end: {
                                count: number;
                            } | {
                                until: string;
                            };
                        };
                        dates: {
                            event: components["schemas"]["Event"];
                            /** @description It begins at another time than the series has for it. */
                            isMovedAlone: boolean;
                        }[];
                        /** @description Days on which it is not held. */
                        exceptions: {
                            number: number;
                            /** Format: date-time */
                            startsAt: string;
                            isPast: boolean;
                        }[];
                        timeZone: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    addDates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the series. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 2026-03-15T14:00:00 */
                    start: string;
                    rule: {
                        /** @enum {string} */
                        frequency: "DAILY" | "WEEKLY" | "MONTHLY";
                        interval: number;
                        /** @default [] */
                        weekdays?: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
                        /**
                         * @default day
                         * @enum {string}
                         */
                        monthlyBy?: "day" | "weekday";
                        end: {
                            /** @description Dates in all, the first included. */
                            count?: number;
                            /** @description The last day that may be one. */
                            until?: string;
                        };
                    };
                    /** @default [] */
                    skipped?: string[];
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id of the series.
                         */
                        id: string;
                        dates: number;
                    };
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketTypes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketType"][];
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTicketType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTicketTypeInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketType"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTicketType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
                /** @description Id of the ticket type. */
                typeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             *
             *     `EVENT_HAS_TICKETS`: Tickets were sold, so that this cannot change any more.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR" | "EVENT_HAS_TICKETS";
                    } & components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTicketType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the event. */
                id: string;
                /** @description Id of the ticket type. */
                typeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTicketTypeInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketType"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    purchaseTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Purchase"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `INSUFFICIENT_CAPACITY`: Fewer seats are left than were asked for. Nothing was bought.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             *
             *     `SALES_CLOSED`: The event or the ticket type is not on sale.
             *
             *     `IDEMPOTENCY_IN_PROGRESS`: The same key is being worked on: repeat in a moment.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "INSUFFICIENT_CAPACITY" | "OPTIMISTIC_LOCK_ERROR" | "SALES_CLOSED" | "IDEMPOTENCY_IN_PROGRESS";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    purchaseTicketOfEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventPurchaseInput"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Purchase"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `INSUFFICIENT_CAPACITY`: Fewer seats are left than were asked for. Nothing was bought.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             *
             *     `SALES_CLOSED`: The event or the ticket type is not on sale.
             *
             *     `IDEMPOTENCY_IN_PROGRESS`: The same key is being worked on: repeat in a moment.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "INSUFFICIENT_CAPACITY" | "OPTIMISTIC_LOCK_ERROR" | "SALES_CLOSED" | "IDEMPOTENCY_IN_PROGRESS";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    myTickets: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                status?: "ACTIVE" | "CANCELLED" | "USED";
                when?: "upcoming" | "past" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["Ticket"][];
                        totalElements: number;
                        totalPages: number;
                        size: number;
                        number: number;
                        numberOfElements: number;
                        first: boolean;
                        last: boolean;
                        empty: boolean;
                    };
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledTicket"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `OPTIMISTIC_LOCK_ERROR`: Somebody else changed it meanwhile: read it again, then repeat.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "OPTIMISTIC_LOCK_ERROR";
                    } & components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offerTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferTransferInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    takeBackTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptTransferInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    eventTickets: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                q?: string;
                status?: "ACTIVE" | "CANCELLED" | "USED";
            };
            header?: never;
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["Ticket"][];
                        totalElements: number;
                        totalPages: number;
                        size: number;
                        number: number;
                        numberOfElements: number;
                        first: boolean;
                        last: boolean;
                        empty: boolean;
                    };
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketsOfEvent: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                q?: string;
                status?: "ACTIVE" | "CANCELLED" | "USED";
            };
            header?: never;
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["Ticket"][];
                        totalElements: number;
                        totalPages: number;
                        size: number;
                        number: number;
                        numberOfElements: number;
                        first: boolean;
                        last: boolean;
                        empty: boolean;
                    };
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketPdf: {
        parameters: {
            query?: {
                locale?: "en" | "pt-BR";
                paper?: "a4" | "phone";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketCalendar: {
        parameters: {
            query?: {
                locale?: "en" | "pt-BR";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketWallets: {
        parameters: {
            query?: {
                locale?: "en" | "pt-BR";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletLinks"];
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ticketPass: {
        parameters: {
            query?: {
                locale?: "en" | "pt-BR";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.pkpass": string;
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    eventCalendar: {
        parameters: {
            query?: {
                locale?: "en" | "pt-BR";
            };
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Confirmation code of the ticket. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `ALREADY_CHECKED_IN`: The ticket was let in before.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "ALREADY_CHECKED_IN";
                    } & components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoCheckIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoCheckInInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    scan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            /**
             * @description `CONFLICT`: What is there does not allow it: `reason` or `errors` says why.
             *
             *     `ALREADY_CHECKED_IN`: The ticket was let in before.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "CONFLICT" | "ALREADY_CHECKED_IN";
                    } & components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkInCounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInCounts"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkInList: {
        parameters: {
            query?: {
                /** @description `readAt` of the list that the scanner has: only what changed since comes, and some of it again. */
                since?: string;
            };
            header?: never;
            path: {
                /** @description Id or slug of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInList"];
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    myOrders: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["Order"][];
                        totalElements: number;
                        totalPages: number;
                        size: number;
                        number: number;
                        numberOfElements: number;
                        first: boolean;
                        last: boolean;
                        empty: boolean;
                    };
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    assistant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    myConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationSummary"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    forgetConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    draftDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ResourceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example /pictures/5d41402abc4b2a76b9719d911017c592-1600.webp */
                        imageUrl: string;
                        width: number;
                        height: number;
                    };
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginImport: {
        parameters: {
            query: {
                name: string;
                capacity?: number;
                price?: number;
                currency?: "BRL" | "USD" | "EUR" | "GBP" | "ARS" | "MXN" | "COP" | "UYU" | "CAD" | "CHF";
                timeZone?: string;
                startTime?: string;
                endTime?: string;
                category?: "music" | "theatre" | "technology" | "sport" | "food" | "art" | "family" | "community";
                status?: "scheduled" | "draft";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/*": string;
                "application/octet-stream": string;
                "application/vnd.ms-excel": string;
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /**
             * @description `VALIDATION_ERROR`: Fields, parameters or headers are not valid: `errors` names each.
             *
             *     `MALFORMED_JSON`: The body cannot be read as JSON.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "VALIDATION_ERROR" | "MALFORMED_JSON";
                    } & components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    myTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tasks: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            /** @enum {string} */
                            state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
                            done: number;
                            total: number | null;
                            facts: {
                                [key: string]: string | number;
                            };
                            href: string | null;
                            isCancelling: boolean;
                            problem: string | null;
                            result: {
                                [key: string]: string | number;
                            } | null;
                            file: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                        }[];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportMyData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalData"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    auditLog: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                action?: string;
                actorId?: string;
                subjectId?: string;
                /** @description From this moment on. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: components["schemas"]["AuditEntry"][];
                        totalElements: number;
                        totalPages: number;
                        size: number;
                        number: number;
                        numberOfElements: number;
                        first: boolean;
                        last: boolean;
                        empty: boolean;
                    };
                };
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "UP";
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "READY";
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    openApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the reader has. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        openapi: "3.1.1";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description What the reader has is as it is here. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationError"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
