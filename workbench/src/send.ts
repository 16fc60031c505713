// Writing to the server: JSON with the token of the session, and refusals as errors that say why.

export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly body: unknown,
  ) {
    super(detail);
  }
}

export function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

export async function send<T>(address: string, body: unknown): Promise<T> {
  return answered<T>(
    await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token() },
      body: JSON.stringify(body),
    }),
  );
}

export async function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
  const options = { headers: { Accept: "application/json" } };
  return answered<T>(await fetch(address, signal ? { ...options, signal } : options));
}

export async function answered<T>(answer: Response): Promise<T> {
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body as T;
  const said = (body as { said?: unknown } | null)?.said;
  throw new Refused(answer.status, typeof said === "string" ? said : `${answer.status}`, body);
}
