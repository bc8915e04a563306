const BASE64 = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** A picture's address from what banks send: a data address, or bare base64. Null for anything else. */
export function picture(data: string | null | undefined): string | null {
  if (!data) return null;
  if (/^data:image\//i.test(data)) return data;
  const packed = data.replace(/\s/g, '');
  if (!BASE64.test(packed)) return null;
  // "PHN2" and "PD94" are how "<sv(g" and "<?x(ml" begin in base64.
  const type = packed.startsWith('PHN2') || packed.startsWith('PD94') ? 'svg+xml' : 'png';
  return `data:image/${type};base64,${packed}`;
}
