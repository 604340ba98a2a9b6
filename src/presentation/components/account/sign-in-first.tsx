import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../ui/button';

type SignInFirstProps = { text: string; signIn: string; register: string; back: string };

/** For what needs an account: the ways to one, and `back` to here. */
export function SignInFirst({ text, signIn, register, back }: SignInFirstProps) {
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft">{text}</p>
      <Button asChild variant="accent" size="lg">
        <Link href={paths.loginThen(back)} prefetch={false}>
          {signIn}
        </Link>
      </Button>
      <Button asChild variant="outline" size="lg">
        <Link href={paths.registerThen(back)} prefetch={false}>
          {register}
        </Link>
      </Button>
    </div>
  );
}
