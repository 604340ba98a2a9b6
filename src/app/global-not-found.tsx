import type { Metadata } from 'next';
import './globals.css';

export const metadata: Metadata = { title: '404 · EventHub', robots: { index: false } };

/** For addresses outside every locale, such as `/nothing.txt`: it has no layout around it. */
export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 p-6">
          <h1 className="font-extrabold text-3xl">Nothing is here.</h1>
          <p className="text-ink-soft">
            The address may be mistyped. <span lang="pt-BR">O endereço pode estar errado.</span>
          </p>
          <p className="flex gap-5 font-semibold underline underline-offset-4">
            <a href="/events">See all events</a>
            <a href="/pt-BR/events" hrefLang="pt-BR" lang="pt-BR">
              Ver todos os eventos
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
