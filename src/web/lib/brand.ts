const said = (name: string): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || null;

/** Whose app this is; null: nobody said. The service writes it into the page. */
export const brand = { name: said('application-name'), logoUrl: said('application-logo') };
