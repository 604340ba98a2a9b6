/** What the client components of these pages say. */
export const ACCESS_WORDS = ['admin', 'adminAccess', 'secondFactor', 'settings'];
