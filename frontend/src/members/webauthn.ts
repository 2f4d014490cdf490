import type { components } from '@/api/schema.gen';

export type PasskeyChallenge = components['schemas']['PasskeyChallenge'];
export type PasskeyAnswer = components['schemas']['PasskeyAnswer'];

/** Whether this browser has passkeys at all: only where the page came over TLS, or from this machine. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

/** Whether the browser can offer passkeys among the suggestions of a field. */
export async function offersPasskeys(): Promise<boolean> {
  if (!hasPasskeys()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/** Makes a passkey; its answer goes to the API as it is. */
export async function makePasskey({ options }: PasskeyChallenge): Promise<Record<string, unknown>> {
  const made = await navigator.credentials.create({ publicKey: creation(options as unknown as Json) });
  return written(made);
}

/** Has a passkey sign; with `signal` the browser waits until one is chosen among the suggestions of a field. */
export async function signByPasskey(challenge: PasskeyChallenge, signal?: AbortSignal): Promise<PasskeyAnswer> {
  const publicKey = asking(challenge.options as unknown as Json);
  const shown = await navigator.credentials.get(
    signal ? { publicKey, signal, mediation: 'conditional' } : { publicKey },
  );
  return { ticket: challenge.ticket, credential: (await written(shown)) as Record<string, never> };
}

/** What the API writes in base64url. Browsers have functions for it, but not all that people use. */
interface Json extends Record<string, unknown> {
  challenge: string;
  user?: { id: string; name: string; displayName: string };
  excludeCredentials?: Known[];
  allowCredentials?: Known[];
}
interface Known {
  id: string;
  type: 'public-key';
}

const creation = (options: Json): PublicKeyCredentialCreationOptions =>
  ({
    ...options,
    challenge: bytes(options.challenge),
    user: options.user && { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials?.map(named),
  }) as unknown as PublicKeyCredentialCreationOptions;

const asking = (options: Json): PublicKeyCredentialRequestOptions =>
  ({
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: options.allowCredentials?.map(named),
  }) as unknown as PublicKeyCredentialRequestOptions;

const named = (known: Known) => ({ ...known, id: bytes(known.id) });

async function written(credential: Credential | null): Promise<Record<string, unknown>> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey came back');
  const { response } = credential;
  const common = { clientDataJSON: text(response.clientDataJSON) };
  const own =
    response instanceof AuthenticatorAttestationResponse
      ? {
          attestationObject: text(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        }
      : assertion(response as AuthenticatorAssertionResponse);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: { ...common, ...own },
    clientExtensionResults: {},
  };
}

const assertion = ({ authenticatorData, signature, userHandle }: AuthenticatorAssertionResponse) => ({
  authenticatorData: text(authenticatorData),
  signature: text(signature),
  userHandle: userHandle && text(userHandle),
});

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
