import { DEFAULT_SHOP } from '@/domain/shop';
import { Barcode, EmptyState } from '../empty-state';
import { Wordmark } from '../shell/wordmark';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Pagination } from '../ui/pagination';
import { Skeleton } from '../ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../ui/table';
import { GalleryControls } from './gallery-controls';
import { GalleryTickets } from './gallery-tickets';
import { GallerySection } from './section';

/** Whole class names, since Tailwind writes only those that it reads somewhere. */
const COLOURS = {
  paper: 'bg-paper',
  card: 'bg-card',
  sunken: 'bg-sunken',
  ink: 'bg-ink',
  'ink-soft': 'bg-ink-soft',
  line: 'bg-line',
  field: 'bg-field',
  coral: 'bg-coral',
  'coral-strong': 'bg-coral-strong',
  'coral-text': 'bg-coral-text',
  ok: 'bg-ok',
  'ok-soft': 'bg-ok-soft',
  warn: 'bg-warn',
  'warn-soft': 'bg-warn-soft',
  danger: 'bg-danger',
  'danger-soft': 'bg-danger-soft',
};
const VARIANTS = ['accent', 'ink', 'outline', 'ghost', 'danger', 'link'] as const;
const SIZES = ['sm', 'md', 'lg'] as const;
const ALERTS = ['info', 'ok', 'warn', 'danger'] as const;
const BADGES = ['neutral', 'ok', 'warn', 'danger', 'ink'] as const;

export function Gallery() {
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-14 px-4 py-10 sm:px-6">
      <div className="flex flex-wrap items-center gap-6">
        <h1 className="font-extrabold text-4xl">Components</h1>
        <Wordmark shop={DEFAULT_SHOP} />
      </div>
      <GallerySection title="Colours">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3">
          {Object.entries(COLOURS).map(([name, colour]) => (
            <li key={name} className="grid gap-1.5 text-sm">
              <span className={`h-14 rounded-lg border ${colour}`} />
              {name}
            </li>
          ))}
        </ul>
      </GallerySection>
      <GallerySection title="Type">
        <p className="font-display font-extrabold text-5xl tracking-[-0.03em]">Be there. Hold the ticket.</p>
        <h3 className="font-bold text-3xl">A heading of a section</h3>
        <p className="max-w-[65ch]">Text, at most seventy characters a line, so that the eye finds the next one.</p>
        <p className="small-print text-ink-soft">Small print of a ticket</p>
        <p className="figures font-bold text-3xl">R$1,234.50 · 8:30 PM</p>
      </GallerySection>
      <GallerySection title="Buttons">
        {VARIANTS.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-3">
            {SIZES.map((size) => (
              <Button key={size} variant={variant} size={size}>
                {variant} {size}
              </Button>
            ))}
            <Button variant={variant} pending>
              Pending
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
          </div>
        ))}
      </GallerySection>
      <GallerySection title="Badges and alerts">
        <div className="flex flex-wrap gap-3">
          {BADGES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
        {ALERTS.map((tone) => (
          <Alert key={tone} tone={tone} title={`A title, ${tone}`}>
            What happened, what it means, what to do.
          </Alert>
        ))}
      </GallerySection>
      <GalleryControls />
      <GalleryTickets />
      <GallerySection title="Empty, loading">
        <EmptyState title="Nothing here" action={<Button>The way out</Button>}>
          Why, and where to go from here.
        </EmptyState>
        <div className="grid max-w-sm gap-3">
          <Skeleton className="h-11" />
          <Skeleton className="h-5 w-1/2" />
        </div>
        <Barcode className="h-6 w-40 text-ink/40" isLying />
      </GallerySection>
      <GallerySection title="Table and pages">
        <Table label="Sold">
          <TableHead>
            <tr>
              <TableHeaderCell>Event</TableHeaderCell>
              <TableHeaderCell>Sold</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {['Jazz Under the Half Moon', 'Databases After Dark'].map((name, index) => (
              <TableRow key={name}>
                <TableCell>{name}</TableCell>
                <TableCell>{120 + index}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Pagination page={4} totalPages={12} href={(page) => `/dev/gallery?page=${page}`} />
      </GallerySection>
    </div>
  );
}
