import type { EventCategory } from '@/domain/event';
import { drawPoster, type PosterShape } from './poster-art';

type PosterProps = {
  name: string;
  category: EventCategory;
  /** Already in the event's zone and the reader's language: `15`, `Mar`. */
  day: string;
  month: string;
  shape?: PosterShape;
  className?: string;
};

/** The poster we print where an event has no picture. Decoration: everything on it stands in the text beside it. */
export function Poster({ name, category, day, month, shape = 'wide', className }: PosterProps) {
  const { width, height, colours, shapes } = drawPoster({ name, category, shape });
  const size = Math.min(width * 0.42, height * 0.6);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMax slice"
      className={className}
      aria-hidden="true"
    >
      <rect width={width} height={height} fill={colours.ground} />
      {shapes.map((shape) => (
        <path key={shape.d} d={shape.d} fill={colours[shape.colour]} />
      ))}
      <text
        x={width * 0.07}
        y={height - height * 0.09}
        fill={colours.ink}
        fontFamily="var(--font-display)"
        fontWeight="800"
        fontSize={size}
        letterSpacing="-0.05em"
      >
        {day}
      </text>
      <text
        x={width * 0.07}
        y={height - height * 0.09 - size * 0.82}
        fill={colours.ink}
        fontFamily="var(--font-display)"
        fontWeight="700"
        fontSize={size * 0.27}
      >
        {month}
      </text>
    </svg>
  );
}
