import { expect, it } from 'vitest';
import { signatureOf } from './sign.ts';

const at = 1614265330;
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const body = '{"test": 2432232314}';

it('signs as the example of the Standard Webhooks specification', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  expect(signatureOf([secret], { id, at, body })).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it('says a signature for each secret, in their order', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')];
  const signed = (secret: Buffer): string => signatureOf([secret], { id, at, body });
  expect(signatureOf([one, other], { id, at, body })).toBe(`${signed(one)} ${signed(other)}`);
});
