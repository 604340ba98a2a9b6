import type { CSSProperties } from 'react';
import type { PrintedTicket as Printed } from './content';
import { CODE_FONT, DISPLAY_FONT, paint } from './styles';

const TABLE = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0, width: '100%' } as const;
const LABEL = { margin: '0 0 1px', fontSize: 12, lineHeight: '17px', fontWeight: 600 };
const VALUE = { margin: '0 0 10px', fontSize: 15, lineHeight: '22px', overflowWrap: 'anywhere' } as const;

/** The ticket as it looks everywhere else here: the event above, and behind a perforation the stubs with their codes. */
export function PrintedTicket({ ticket }: { ticket: Printed }) {
  const card = {
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: 14,
    borderCollapse: 'separate',
    margin: '4px 0 22px',
  } as const;
  return (
    <table {...TABLE} {...paint({ ground: 'card', line: 'line' }, card)}>
      <tbody>
        <tr>
          <td className="main" style={{ padding: '24px 24px 4px' }}>
            <Main ticket={ticket} />
          </td>
        </tr>
        <tr>
          <td>
            <Perforation />
          </td>
        </tr>
        <tr>
          <td className="stub" style={{ padding: '4px 24px 16px' }}>
            <Stubs ticket={ticket} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Main({ ticket: { event, day, month, facts, stamp } }: { ticket: Printed }) {
  const name = {
    margin: '0 0 12px',
    fontFamily: DISPLAY_FONT,
    fontSize: 22,
    lineHeight: '27px',
    fontWeight: 800,
    overflowWrap: 'anywhere',
  } as const;
  return (
    <table {...TABLE}>
      <tbody>
        <tr>
          <td width={76} style={{ verticalAlign: 'top', paddingRight: 18 }}>
            <DateStamp day={day} month={month} />
          </td>
          <td style={{ verticalAlign: 'top' }}>
            {stamp ? <Stamp>{stamp}</Stamp> : null}
            <p {...paint({ text: 'ink' }, name)}>{event}</p>
            {facts.map(({ label, value }) => (
              <div key={label}>
                <p {...paint({ text: 'ink-soft' }, LABEL)}>{label}</p>
                <p {...paint({ text: 'ink' }, VALUE)}>{value}</p>
              </div>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Month and day as the posters have them. */
function DateStamp({ day, month }: Pick<Printed, 'day' | 'month'>) {
  const set = (fontSize: number, lineHeight: number, fontWeight: number): CSSProperties => ({
    margin: 0,
    fontFamily: DISPLAY_FONT,
    fontSize,
    lineHeight: `${lineHeight}px`,
    fontWeight,
  });
  return (
    <table {...TABLE} width={76} {...paint({ ground: 'ink' }, { borderRadius: 8 })}>
      <tbody>
        <tr>
          <td align="center" style={{ padding: '10px 4px 12px' }}>
            <p {...paint({ text: 'paper' }, set(14, 18, 700))}>{month}</p>
            <p {...paint({ text: 'paper' }, set(36, 38, 800))}>{day}</p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Stamp({ children }: { children: string }) {
  const box = {
    display: 'inline-block',
    margin: '0 0 8px',
    padding: '2px 8px',
    borderWidth: 2,
    borderStyle: 'solid',
    borderRadius: 4,
    fontSize: 13,
    lineHeight: '18px',
    fontWeight: 800,
  };
  return <p {...paint({ text: 'coral-text', line: 'coral-text' }, box)}>{children}</p>;
}

/** Half a hole at either edge and a dotted line between them; where corners cannot be round, the line is left. */
function Perforation() {
  const notch = (radius: string, side: 'Left' | 'Right') =>
    paint(
      { ground: 'paper', line: 'line' },
      {
        width: 10,
        height: 20,
        borderWidth: 1,
        borderStyle: 'solid',
        [`border${side}Width`]: 0,
        [`margin${side}`]: -1,
        borderRadius: radius,
        fontSize: 0,
        lineHeight: 0,
      },
    );
  return (
    <table {...TABLE}>
      <tbody>
        <tr>
          <td width={10}>
            <div {...notch('0 10px 10px 0', 'Left')} />
          </td>
          <td style={{ padding: '0 6px' }}>
            <div
              {...paint(
                { line: 'line' },
                { height: 0, borderTopWidth: 3, borderTopStyle: 'dotted', fontSize: 0, lineHeight: 0 },
              )}
            />
          </td>
          <td width={10}>
            <div {...notch('10px 0 0 10px', 'Right')} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Stubs({ ticket: { stubs, stamp, total } }: { ticket: Printed }) {
  const code = {
    fontFamily: CODE_FONT,
    fontSize: 21,
    lineHeight: '28px',
    fontWeight: 700,
    letterSpacing: '0.06em',
    whiteSpace: 'nowrap',
    textDecoration: stamp ? 'line-through' : 'none',
  } as const;
  const line = { fontSize: 14, lineHeight: '20px', overflowWrap: 'anywhere' } as const;
  return (
    <table {...TABLE}>
      <tbody>
        {stubs.map((stub) => (
          <tr key={stub.code ?? stub.lines.join()}>
            <td className="wide" style={{ padding: '7px 12px 0 0', verticalAlign: 'middle' }}>
              {stub.lines.map((words, index) => (
                <div key={words} {...paint({ text: index === 0 ? 'ink' : 'ink-soft' }, line)}>
                  {words}
                </div>
              ))}
            </td>
            <td className="wide" align="right" style={{ padding: '5px 0', verticalAlign: 'middle' }}>
              {stub.code ? <span {...paint({ text: stamp ? 'ink-soft' : 'ink' }, code)}>{stub.code}</span> : null}
            </td>
          </tr>
        ))}
        {total ? (
          <tr>
            <td colSpan={2} {...paint({ text: 'ink' }, { paddingTop: 12, fontSize: 15, lineHeight: '22px' })}>
              {total.label}: <b>{total.value}</b>
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
