import { Problem, type ProblemBody, unreachable } from './problem';
import { bearer, renew } from './token';

/** Sends a file and tells how much of it has gone, which `fetch` cannot. A token that has run out is renewed once. */
export async function uploadFile(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const status = await send(path, file, bearer(), onProgress, headers);
  if (status !== 401) return;
  const { access_token: token } = await renew();
  await send(path, file, token, onProgress, headers);
}

function send(
  path: string,
  file: File,
  token: string | undefined,
  onProgress: (share: number) => void,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('accept-language', document.documentElement.lang || 'el');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      const { status } = request;
      if (status < 300 || status === 401) resolve(status);
      else reject(new Problem(bodyOf(request)));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

const bodyOf = ({ response, status, statusText }: XMLHttpRequest): ProblemBody => ({
  type: 'about:blank',
  title: statusText,
  status,
  ...(typeof response === 'object' && response !== null ? (response as Partial<ProblemBody>) : {}),
});
