import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/button';

// Named one by one, so that a phone hands over its own format as JPEG.
const TAKEN = 'image/jpeg,image/png,image/webp';

type ChoosePictureProps = {
  label: string;
  isSending: boolean;
  /** The element that says what is wrong with the picture, while something is. */
  errorId: string | undefined;
  onChosen: (file: File) => void;
  /** What the button says. */
  children: ReactNode;
};

/** A button that opens the device's pictures. */
export function ChoosePicture({ label, isSending, errorId, onChosen, children }: ChoosePictureProps) {
  const input = useRef<HTMLInputElement>(null);
  // React hears of no choice that came before it took over the page: that one is made once more.
  useEffect(() => {
    if (input.current?.files?.length) input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, []);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={TAKEN}
        tabIndex={-1}
        aria-label={label}
        className="sr-only"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onChosen(file);
          // The same file chosen once more is a choice, too.
          currentTarget.value = '';
        }}
      />
      <Button variant="outline" pending={isSending} aria-describedby={errorId} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
