import { cn } from '../ui/class-names';

/** One SVG path in a square of `size` units, the quiet zone around it included. */
export type QrCode = { size: number; path: string };

/** Dark on white in both themes: cameras read nothing else as surely. */
export function QrImage({ qr, label, className }: { qr: QrCode; label: string; className?: string }) {
  return (
    <svg
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={cn('mx-auto w-full max-w-56 rounded-lg bg-white', className)}
    >
      <path d={qr.path} fill="#000" />
    </svg>
  );
}
