'use client';

import { fontVariables } from './fonts';
import './globals.css';

/** The last resort, where not even the layout could be drawn: no locale is known here, so it speaks both languages. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Something broke</title>
        <main role="alert" className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 p-6">
          <h1 className="font-extrabold text-3xl">Something broke on our side.</h1>
          <p className="text-ink-soft">Nothing was bought or changed. Try again in a moment.</p>
          <p lang="pt-BR" className="text-ink-soft">
            Algo falhou do nosso lado. Nada foi comprado nem alterado. Tente de novo em instantes.
          </p>
          <button
            type="button"
            onClick={retry}
            className="h-11 w-fit rounded-lg bg-coral px-4 font-semibold text-coral-ink"
          >
            Try again · Tentar de novo
          </button>
        </main>
      </body>
    </html>
  );
}
