type Named = { readonly [person: string]: { readonly name: string } } | undefined;

/** Who somebody is. Whoever was banned or removed is not in the list of people any more. */
export const nameOf = ({ people, bans, restrictions }: { people: Named; bans: Named; restrictions: Named }, person: string) =>
  people?.[person]?.name ?? bans?.[person]?.name ?? restrictions?.[person]?.name;
